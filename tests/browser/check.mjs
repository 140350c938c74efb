// Opens every page of a folder in headless Chromium as a reader would: telephone, desk, dark, paper.
// Usage: node check.mjs FOLDER [SCREENSHOTS]. CHROMIUM names the browser.
import { readFileSync, readdirSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = resolve(process.argv[2]);
const shots = process.argv[3] && resolve(process.argv[3]);
if (shots) mkdirSync(shots, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// The printable width of A4 with the page's margins, in CSS pixels: 180 mm.
const VIEWS = [
  { name: "360", width: 360, height: 740, media: "screen", scheme: "light" },
  { name: "768", width: 768, height: 1024, media: "screen", scheme: "light" },
  { name: "1280", width: 1280, height: 900, media: "screen", scheme: "light" },
  { name: "1280-dark", width: 1280, height: 900, media: "screen", scheme: "dark" },
  { name: "a4", width: 680, height: 1000, media: "print", scheme: "dark" },
];
const AXE = ["360", "1280-dark"];

// Runs in the page: what a careful eye would find wrong.
function look() {
  const found = [];
  const shown = (element) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide) found.push(`scrolls sideways: ${document.documentElement.scrollWidth} > ${wide}`);
  const short = (element) => `<${element.tagName.toLowerCase()}> ${(element.textContent || "").trim().slice(0, 50)}`;
  for (const element of document.querySelectorAll("body *")) {
    if (element.closest("svg, .skip, thead") || !shown(element)) continue;
    const box = element.getBoundingClientRect();
    if (box.width && (box.right > wide + 1 || box.left < -1)) found.push(`cut at the edge: ${short(element)}`);
    if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline" && element.clientWidth)
      found.push(`wider than its place: ${short(element)}`);
  }
  for (const cell of document.querySelectorAll("thead th")) {
    const box = cell.getBoundingClientRect();
    if (shown(cell) && cell.closest("thead").clientWidth > 4 && cell.scrollWidth > cell.clientWidth + 1) found.push(`heading cut: ${short(cell)}`);
  }
  for (const svg of document.querySelectorAll("svg")) {
    if (!shown(svg)) continue;
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
    for (const [at, { text, box }] of texts.entries()) {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
        found.push(`leaves the drawing: ${text}`);
      for (const other of texts.slice(at + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 1 && down > box.height * 0.35) found.push(`words over words: ${text} | ${other.text}`);
      }
    }
  }
  return found;
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
let passed = 0;
const failed = [];
for (const name of readdirSync(folder).filter((name) => name.endsWith(".html")).sort()) {
  for (const view of VIEWS) {
    const problems = [];
    const page = await browser.newPage({ viewport: { width: view.width, height: view.height }, colorScheme: view.scheme });
    const url = pathToFileURL(join(folder, name)).href;
    page.on("request", (request) => request.url().split("#")[0] === url || problems.push(`asks for ${request.url()}`));
    page.on("console", (message) => message.type() === "error" && problems.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => problems.push(`error: ${error}`));
    page.on("dialog", (dialog) => (problems.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
    await page.emulateMedia({ media: view.media, colorScheme: view.scheme });
    await page.goto(url);
    if (shots) await page.screenshot({ path: join(shots, `${name.replace(/\.html$/, "")}.${view.name}.png`), fullPage: true });
    problems.push(...(await page.evaluate(look)));
    if (AXE.includes(view.name)) {
      // The page's own policy keeps every script out, so the checker is put in past it.
      const session = await page.context().newCDPSession(page);
      await session.send("Page.setBypassCSP", { enabled: true });
      await page.reload();
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
      for (const { id, nodes } of violations) problems.push(`axe ${id}: ${nodes.length} times, first ${nodes[0].html.slice(0, 160)}`);
    }
    if (view.media === "screen") {
      // Figures opened with the keyboard, one after the other.
      const figures = page.locator("details.figure > summary");
      const count = await figures.count();
      for (const at of new Set([0, Math.floor(count / 2)])) {
        if (at >= count) continue;
        const figure = figures.nth(at);
        if (!(await figure.isVisible())) continue;
        await figure.focus();
        await page.keyboard.press("Enter");
        if (shots && at === Math.floor(count / 2)) await page.screenshot({ path: join(shots, `${name.replace(/\.html$/, "")}.${view.name}.open.png`) });
        problems.push(...(await page.evaluate(look)).map((problem) => `with figure ${at} open: ${problem}`));
      }
    }
    const unique = [...new Set(problems)];
    if (unique.length) failed.push(...unique.map((problem) => `${name} at ${view.name}: ${problem}`));
    else passed += 1;
    await page.close();
  }
}
await browser.close();
for (const problem of failed) console.log(problem);
console.log(`${passed} views of pages passed, ${failed.length} findings`);
process.exit(failed.length ? 1 : 0);

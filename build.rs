//! The data folder is embedded in the program; a changed file there is a changed program.
fn main() {
    println!("cargo:rerun-if-changed=data");
}

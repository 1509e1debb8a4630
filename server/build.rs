//! The release binary holds the built app, whose file names change with their content: look again when they do.

fn main() {
    println!("cargo:rerun-if-changed=../dist");
    println!("cargo:rerun-if-changed=build.rs");
}

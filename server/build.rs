//! The binary holds the built app, whose file names change with their content, and the migrations: look again when
//! either folder changes.

fn main() {
    println!("cargo:rerun-if-changed=../dist");
    println!("cargo:rerun-if-changed=migrations");
    println!("cargo:rerun-if-changed=build.rs");
}

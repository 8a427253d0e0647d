//! Build script: embeds the page, the permissions and the window's configuration.
use tauri_build::{AppManifest, Attributes};

fn main() {
    println!("cargo:rerun-if-changed=ui/dist");
    println!("cargo:rerun-if-changed=migrations");
    let manifest = AppManifest::new().permissions_path_pattern("src-tauri/permissions/**/*.toml");
    let attributes = Attributes::new().capabilities_path_pattern("src-tauri/capabilities/**/*").app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}

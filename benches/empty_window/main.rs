//! A Tauri window with nothing in it, built as Fondly is: what starting and memory are measured against.

fn main() {
    let run = tauri::Builder::default()
        .setup(|app| {
            tauri::WebviewWindowBuilder::new(app, "main", tauri::WebviewUrl::default()).title("Empty").inner_size(1280.0, 860.0).build()?;
            Ok(())
        })
        .run(tauri::generate_context!("benches/empty_window/tauri.conf.json"));
    if let Err(error) = run {
        eprintln!("empty_window: {error}");
    }
}

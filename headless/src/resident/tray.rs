//! The tray of a Linux desktop, spoken to over D-Bus (StatusNotifierItem): no toolkit is needed for it.

use std::{
    io::Cursor,
    sync::{Arc, mpsc::Sender},
};

use fondly_core::{clock::Clock, reminders::Event};
use image::ImageReader;
use ksni::{Icon, MenuItem, ToolTip, blocking::TrayMethods, menu::StandardItem};

use crate::{place::Place, window};

/// Its picture, for panels that don't find it by its name.
const PICTURE: &[u8] = include_bytes!("tray.png");

/// Fondly's place while no window is open.
pub(super) struct Tray {
    pub(super) place: Place,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) events: Sender<Event>,
}

/// Puts the tray up, now or as soon as the desktop has one. Without a session's bus there is none; starting Fondly again shows its window.
pub(super) fn put_up(tray: Tray) {
    match tray.assume_sni_available(true).spawn() {
        // It lives as long as the program: only its handle is given up.
        Ok(handle) => drop(handle),
        Err(error) => eprintln!("fondly: there is no tray ({error}). Start Fondly again to see its window; `fondly quit` ends it."),
    }
}

impl Tray {
    fn open(&self) {
        match window::open(&self.place, None) {
            Ok(window) => window::let_go(window),
            Err(error) => eprintln!("fondly: {error}"),
        }
    }

    fn quit(&self) {
        // The window hears of it by the book; where that can't be written, at least the reminders end.
        if super::quit(&self.place, Arc::clone(&self.clock)).is_err() {
            let _ = self.events.send(Event::Quit);
        }
    }
}

impl ksni::Tray for Tray {
    fn id(&self) -> String {
        "fondly".to_owned()
    }

    fn title(&self) -> String {
        "Fondly".to_owned()
    }

    fn icon_name(&self) -> String {
        "fondly".to_owned()
    }

    fn icon_pixmap(&self) -> Vec<Icon> {
        picture().into_iter().collect()
    }

    fn tool_tip(&self) -> ToolTip {
        ToolTip { title: "Fondly".to_owned(), description: "Reminders are on.".to_owned(), ..ToolTip::default() }
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        self.open();
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        let item = |label: &str, act: fn(&mut Self)| {
            MenuItem::from(StandardItem { label: label.to_owned(), activate: Box::new(act), ..StandardItem::default() })
        };
        vec![item("Open Fondly", |tray| tray.open()), MenuItem::Separator, item("Quit", |tray| tray.quit())]
    }
}

/// The program's icon as the specification wants it: four bytes a pixel, alpha first.
fn picture() -> Option<Icon> {
    let picture = ImageReader::new(Cursor::new(PICTURE)).with_guessed_format().ok()?.decode().ok()?.to_rgba8();
    let (width, height) = (i32::try_from(picture.width()).ok()?, i32::try_from(picture.height()).ok()?);
    let mut data = picture.into_raw();
    data.chunks_exact_mut(4).for_each(|pixel| pixel.rotate_right(1));
    Some(Icon { width, height, data })
}

//! `fondly settings`.

use fondly_core::{Error, Result, book::Book, domain::Settings};

use super::Format;
use crate::wire::{SettingsFieldsView, time};

#[derive(Debug, clap::Args)]
pub(super) struct Change {
    /// What to call you.
    #[arg(long)]
    name: Option<String>,
    /// The time of day reminders arrive, as HH:MM.
    #[arg(long, value_name = "TIME")]
    notify_at: Option<String>,
    /// Quiet hours, as 22:00-08:00; or off.
    #[arg(long, value_name = "FROM-TO")]
    quiet: Option<String>,
    /// Name nobody in notifications: on or off.
    #[arg(long, action = clap::ArgAction::Set, value_parser = clap::builder::BoolishValueParser::new())]
    discreet: Option<bool>,
    #[command(flatten)]
    format: Format,
}

impl Change {
    /// Changes what is given, and shows all.
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        let mut settings = book.settings()?;
        self.apply(&mut settings)?;
        book.change_settings(&settings)?;
        let plain = format!(
            "name       {}\nnotify at  {}\nquiet      {}\ndiscreet   {}",
            settings.user_name,
            settings.notify_at.strftime("%H:%M"),
            if settings.quiet_from == settings.quiet_to {
                "off".to_owned()
            } else {
                format!("{}-{}", settings.quiet_from.strftime("%H:%M"), settings.quiet_to.strftime("%H:%M"))
            },
            if settings.discreet { "on" } else { "off" },
        );
        self.format.print(&SettingsFieldsView::from(settings), |_| plain)
    }

    fn apply(&self, settings: &mut Settings) -> Result<()> {
        if let Some(name) = &self.name {
            settings.user_name.clone_from(name);
        }
        if let Some(at) = &self.notify_at {
            settings.notify_at = time(at)?;
        }
        match self.quiet.as_deref().map(|quiet| (quiet, quiet.split_once('-'))) {
            None => {}
            Some(("off", _)) => settings.quiet_to = settings.quiet_from,
            Some((_, Some((from, to)))) => (settings.quiet_from, settings.quiet_to) = (time(from)?, time(to)?),
            Some((other, None)) => {
                return Err(Error::Refused(format!("“{other}” are no quiet hours. Write 22:00-08:00, or off. Nothing was changed.")));
            }
        }
        settings.discreet = self.discreet.unwrap_or(settings.discreet);
        Ok(())
    }
}

//! Windows: toasts under our own AppUserModelID, with buttons. Never run by us: see ARCHITECTURE.md.
//!
//! Answers reach only the program that showed the toast: what an earlier run left in the notification centre could not be answered, so
//! it is taken away.

use std::{
    collections::HashMap,
    process,
    sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc::Sender},
};

use fondly_core::{
    domain::AlarmId,
    reminders::{Answer, Event, Popup, Voice, VoiceError},
};
use windows::{
    Data::Xml::Dom::XmlDocument,
    Foundation::TypedEventHandler,
    UI::Notifications::{
        NotificationSetting, ToastActivatedEventArgs, ToastDismissalReason, ToastDismissedEventArgs, ToastNotification,
        ToastNotificationManager, ToastNotificationMode, ToastNotifier,
    },
    core::{HSTRING, IInspectable, Interface, Ref, Result},
};
use windows_registry::CURRENT_USER;

use super::{
    Service,
    answers::{answer, toast},
};

/// What Windows knows us by.
const APP: &str = "app.fondly.Fondly";

/// A toast that is up, and the alarms it speaks for. It is kept: with it would go the answer to it.
struct Shown {
    alarms: Vec<AlarmId>,
    toast: ToastNotification,
}

/// By our names for them.
type OnScreen = Arc<Mutex<HashMap<String, Shown>>>;

/// Notifications of Windows.
pub(super) struct WindowsVoice {
    on_screen: OnScreen,
    events: Sender<Event>,
    /// How many this run has shown.
    shown: u64,
    is_registered: bool,
}

impl WindowsVoice {
    /// A voice that makes itself known to Windows when it first speaks. Answers go to `events`.
    pub(super) fn new(events: Sender<Event>) -> Self {
        Self { on_screen: OnScreen::default(), events, shown: 0, is_registered: false }
    }

    fn register(&mut self) -> Result<()> {
        if self.is_registered {
            return Ok(());
        }
        name_us()?;
        // Nothing of an earlier run may be there.
        let _ = ToastNotificationManager::History().and_then(|history| history.ClearWithId(&app()));
        self.is_registered = true;
        Ok(())
    }

    fn toast(&mut self, popup: &Popup) -> Result<()> {
        self.shown += 1;
        let name = format!("{}-{}", process::id(), self.shown);
        let xml = XmlDocument::new()?;
        xml.LoadXml(&HSTRING::from(toast(popup)))?;
        let toast = ToastNotification::CreateToastNotification(&xml)?;
        toast.SetTag(&HSTRING::from(&name))?;
        toast.SetGroup(&app())?;
        self.listen(&toast, &name)?;
        // Before it is shown: it may be answered at once.
        lock(&self.on_screen).insert(name.clone(), Shown { alarms: popup.alarms.clone(), toast: toast.clone() });
        notifier()?.Show(&toast).inspect_err(|_| drop(lock(&self.on_screen).remove(&name)))
    }

    fn listen(&self, toast: &ToastNotification, name: &str) -> Result<()> {
        let tell = self.teller(name);
        toast.Activated(&TypedEventHandler::new(move |_, arguments: Ref<'_, IInspectable>| {
            let arguments = arguments.as_ref().and_then(|arguments| arguments.cast::<ToastActivatedEventArgs>().ok());
            let key = arguments.and_then(|arguments| arguments.Arguments().ok()).unwrap_or_default();
            tell(answer(&key.to_string()));
            Ok(())
        }))?;
        let tell = self.teller(name);
        toast.Dismissed(&TypedEventHandler::new(move |_, dismissed: Ref<'_, ToastDismissedEventArgs>| {
            match dismissed.as_ref().and_then(|dismissed| dismissed.Reason().ok()) {
                Some(ToastDismissalReason::UserCanceled) => tell(Answer::Dismissed),
                // It is in the notification centre now, and can be answered there.
                Some(ToastDismissalReason::TimedOut) => {}
                _ => tell(Answer::Expired),
            }
            Ok(())
        }))?;
        let tell = self.teller(name);
        toast.Failed(&TypedEventHandler::new(move |_, _| {
            tell(Answer::Expired);
            Ok(())
        }))?;
        Ok(())
    }

    /// Tells what the user did with a toast, once.
    fn teller(&self, name: &str) -> impl Fn(Answer) + Send + 'static {
        let (on_screen, events, name) = (Arc::clone(&self.on_screen), self.events.clone(), name.to_owned());
        move |answer| {
            let shown = lock(&on_screen).remove(&name);
            if let Some(Shown { alarms, .. }) = shown {
                // The engine is gone: then nobody wants to know.
                let _ = events.send(Event::Answered(alarms, answer));
            }
        }
    }
}

impl Voice for WindowsVoice {
    fn show(&mut self, popup: &Popup) -> std::result::Result<(), VoiceError> {
        self.register().map_err(in_words)?;
        if is_off() {
            return Err(VoiceError(OFF.to_owned()));
        }
        self.toast(popup).map_err(in_words)
    }

    fn close(&mut self, alarm: AlarmId) {
        let gone: Vec<Shown> = lock(&self.on_screen).extract_if(|_, shown| shown.alarms == [alarm]).map(|(_, shown)| shown).collect();
        for Shown { toast, .. } in gone {
            // From the notification centre as well; what is gone already needs no closing.
            let _ = toast.Tag().and_then(|tag| ToastNotificationManager::History()?.RemoveGroupedTagWithId(&tag, &app(), &app()));
        }
    }

    fn is_inhibited(&mut self) -> bool {
        is_inhibited()
    }
}

const OFF: &str = "notifications of Fondly are turned off in the settings of Windows";

/// Asks Windows whether it takes ours.
pub(super) fn service() -> std::result::Result<Service, String> {
    name_us().map_err(|error| error.to_string())?;
    if is_off() {
        return Err(OFF.to_owned());
    }
    Ok(Service { name: "Windows".to_owned(), has_buttons: true, is_inhibited: is_inhibited() })
}

/// Tells Windows what our toasts are to be called; without it they come as another program's, or not at all.
fn name_us() -> Result<()> {
    CURRENT_USER.create(format!("Software\\Classes\\AppUserModelId\\{APP}"))?.set_string("DisplayName", "Fondly")
}

/// Has the user, or whoever looks after this computer, turned ours off? Of whom nothing was ever shown Windows may know nothing.
fn is_off() -> bool {
    notifier().and_then(|notifier| notifier.Setting()).is_ok_and(|setting| setting != NotificationSetting::Enabled)
}

/// Is “do not disturb” on? Windows tells since version 11; where it doesn't, nobody knows.
fn is_inhibited() -> bool {
    let mode = ToastNotificationManager::GetDefault().and_then(|manager| manager.NotificationMode());
    mode.is_ok_and(|mode| mode != ToastNotificationMode::Unrestricted)
}

fn notifier() -> Result<ToastNotifier> {
    ToastNotificationManager::CreateToastNotifierWithId(&app())
}

fn app() -> HSTRING {
    HSTRING::from(APP)
}

fn in_words(error: windows::core::Error) -> VoiceError {
    VoiceError(error.to_string())
}

fn lock(on_screen: &OnScreen) -> MutexGuard<'_, HashMap<String, Shown>> {
    on_screen.lock().unwrap_or_else(PoisonError::into_inner)
}

//! macOS: UserNotifications, with buttons, only from a real bundle. Never run by us: see ARCHITECTURE.md.
//!
//! Each set of buttons is a category of its own; the library makes and registers it when a popup with that set is first shown. Whether a
//! Focus is on the system tells only to programs with an entitlement that ours has not.

use std::{
    collections::HashMap,
    env,
    future::{Future, poll_fn},
    io,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        mpsc::{self, Sender},
    },
    task::Poll,
    thread,
    time::Duration,
};

use fondly_core::{
    domain::AlarmId,
    reminders::{Answer, Event, Popup, Voice, VoiceError},
};
use mac_usernotifications::{
    Action, AuthorizationStatus, CloseReason, Error, Notification, NotificationHandle, NotificationResponse, block_on_main, blocking,
    check_bundle, close_delivered, get_notification_settings, request_auth,
};

use super::{
    Service,
    answers::{OPEN, answer, buttons, is_in_bundle},
    waiting::Waiting,
};

/// How long the system may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// The popups on screen, by the system's ids for them, which it never gives twice.
type OnScreen = Arc<Mutex<HashMap<String, Vec<AlarmId>>>>;

/// Notifications of macOS.
pub(super) struct MacVoice {
    waiting: Option<Waiting>,
    on_screen: OnScreen,
    events: Sender<Event>,
    /// Has the user been asked whether we may?
    has_asked: bool,
}

impl MacVoice {
    /// A voice that looks for its bundle when it first speaks. Answers go to `events`.
    pub(super) fn new(events: Sender<Event>) -> Self {
        Self { waiting: None, on_screen: OnScreen::default(), events, has_asked: false }
    }

    /// Asks the system, on the thread that waits: a question to the user may take it for ever.
    fn waiting(&mut self) -> Result<&Waiting, VoiceError> {
        if self.waiting.is_none() {
            self.waiting = Some(Waiting::start().map_err(|error| VoiceError(error.to_string()))?);
        }
        self.waiting.as_ref().ok_or_else(late)
    }

    /// May we show notifications? Where nobody has said so yet, the user is asked; the reminder stays due meanwhile (R11).
    fn permitted(&mut self) -> Result<(), VoiceError> {
        let settings = ask(self.waiting()?, get_notification_settings())?;
        match settings.authorization_status {
            AuthorizationStatus::Denied => Err(VoiceError(DENIED.to_owned())),
            AuthorizationStatus::NotDetermined => {
                if !self.has_asked {
                    let events = self.events.clone();
                    self.waiting()?.see_through(async move {
                        // Whatever they said is found out at the next try, which is now.
                        let _ = request_auth().await;
                        let _ = events.send(Event::ServiceChanged);
                    });
                    self.has_asked = true;
                }
                Err(VoiceError(ASKED.to_owned()))
            }
            _ => Ok(()),
        }
    }

    fn send(&mut self, popup: &Popup) -> Result<NotificationHandle, VoiceError> {
        let mut notification = Notification::new().title(&popup.title).message(&popup.body);
        for (key, label) in buttons(popup) {
            notification = notification.action(Action::button(key, label));
        }
        if popup.acts.is_empty() {
            // Without any button the library looks twice a second whether the popup is still there.
            notification = notification.action(Action::button(OPEN, "Open"));
        }
        let (tell, told) = mpsc::channel();
        self.waiting()?.see_through(async move {
            // Nobody waits any more: what came too late could not be answered.
            if let Err(mpsc::SendError(Ok(handle))) = tell.send(notification.send().await) {
                close_delivered(handle.notification_id()).await;
            }
        });
        told.recv_timeout(PATIENCE).map_err(|_| late())?.map_err(|error| in_words(&error))
    }
}

impl Voice for MacVoice {
    fn show(&mut self, popup: &Popup) -> Result<(), VoiceError> {
        in_bundle()?;
        self.permitted()?;
        let handle = self.send(popup)?;
        let id = handle.notification_id().to_owned();
        lock(&self.on_screen).insert(id.clone(), popup.alarms.clone());
        let (on_screen, events) = (Arc::clone(&self.on_screen), self.events.clone());
        // What the system never tells the end of, as when all is cleared at once, waits as long as this program runs.
        self.waiting()?.see_through(async move {
            let Ok(response) = handle.response().await else {
                return;
            };
            if let Some(alarms) = lock(&on_screen).remove(&id) {
                // The engine is gone: then nobody wants to know.
                let _ = events.send(Event::Answered(alarms, meant(&response)));
            }
        });
        Ok(())
    }

    fn close(&mut self, alarm: AlarmId) {
        let gone: Vec<String> = lock(&self.on_screen).extract_if(|_, alarms| **alarms == [alarm]).map(|(id, _)| id).collect();
        for id in gone {
            blocking::close_delivered(&id);
        }
    }
}

const DENIED: &str = "notifications of Fondly are turned off in the system’s settings";
const ASKED: &str = "macOS asks whether Fondly may show notifications, and nobody has answered yet";

/// Asks the system what takes notifications.
pub(super) fn service() -> Result<Service, String> {
    let asked = in_bundle().and_then(|()| {
        let waiting = Waiting::start().map_err(|error| VoiceError(error.to_string()))?;
        ask(&waiting, get_notification_settings())
    });
    match asked.map_err(|error| error.0)?.authorization_status {
        AuthorizationStatus::Denied => Err(DENIED.to_owned()),
        AuthorizationStatus::NotDetermined => Err("macOS has not asked yet whether Fondly may show them".to_owned()),
        _ => Ok(Service { name: "macOS".to_owned(), has_buttons: true, is_inhibited: false }),
    }
}

/// Does `work` on a thread of its own, while this one, the main one, lets the system deliver answers: it does so nowhere else.
pub(super) fn while_listening(work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let worker = thread::Builder::new().name("reminders".to_owned()).spawn(work)?;
    // It is looked at once a second, as the library has it.
    block_on_main(poll_fn(|_| if worker.is_finished() { Poll::Ready(()) } else { Poll::Pending }));
    worker.join().map_err(|_| io::Error::other("what reminds ended unexpectedly"))
}

/// macOS ends a program that asks for notifications without a bundle around it.
fn in_bundle() -> Result<(), VoiceError> {
    let is_inside = env::current_exe().is_ok_and(|program| is_in_bundle(&program)) && check_bundle().is_ok();
    if is_inside { Ok(()) } else { Err(VoiceError("macOS shows notifications only of an installed Fondly.app".to_owned())) }
}

/// What the system says to a question.
fn ask<T: Send + 'static>(waiting: &Waiting, question: impl Future<Output = Result<T, Error>> + Send + 'static) -> Result<T, VoiceError> {
    let (tell, told) = mpsc::channel();
    waiting.see_through(async move {
        // Nobody waits any more.
        let _ = tell.send(question.await);
    });
    told.recv_timeout(PATIENCE).map_err(|_| late())?.map_err(|error| in_words(&error))
}

/// What the user did.
fn meant(response: &NotificationResponse) -> Answer {
    match response.close_reason {
        Some(CloseReason::Dismissed) => Answer::Dismissed,
        Some(CloseReason::Expired) => Answer::Expired,
        None if response.is_default_action() => Answer::Open,
        None => answer(&response.action_identifier),
    }
}

fn late() -> VoiceError {
    VoiceError("macOS does not answer".to_owned())
}

fn in_words(error: &Error) -> VoiceError {
    VoiceError(error.to_string())
}

fn lock(on_screen: &OnScreen) -> MutexGuard<'_, HashMap<String, Vec<AlarmId>>> {
    on_screen.lock().unwrap_or_else(PoisonError::into_inner)
}

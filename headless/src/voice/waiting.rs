//! One thread that waits for many things at once, for as long as they take: an answer may come in a week, or never. Knows no system.

use std::{
    future::Future,
    io,
    pin::Pin,
    sync::{
        Arc,
        mpsc::{self, Receiver, Sender, TryRecvError},
    },
    task::{Context, Wake, Waker},
    thread::{self, Thread},
};

type Wait = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The thread that waits; it ends with this, and drops what did not come.
pub(super) struct Waiting {
    /// Gone only while it ends.
    more: Option<Sender<Wait>>,
    thread: Thread,
}

impl Waiting {
    /// Starts it.
    ///
    /// # Errors
    /// - The system gives no thread.
    pub(super) fn start() -> io::Result<Self> {
        let (more, waits) = mpsc::channel();
        let handle = thread::Builder::new().name("notification answers".to_owned()).spawn(move || wait(&waits))?;
        Ok(Self { more: Some(more), thread: handle.thread().clone() })
    }

    /// Sees one more thing through.
    pub(super) fn see_through(&self, wait: impl Future<Output = ()> + Send + 'static) {
        if let Some(more) = &self.more {
            // The thread ends only with this.
            let _ = more.send(Box::pin(wait));
        }
        self.thread.unpark();
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.more = None;
        self.thread.unpark();
    }
}

struct Bell(Thread);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn wait(more: &Receiver<Wait>) {
    let bell = Waker::from(Arc::new(Bell(thread::current())));
    let (mut waits, mut context) = (Vec::<Wait>::new(), Context::from_waker(&bell));
    loop {
        loop {
            match more.try_recv() {
                Ok(wait) => waits.push(wait),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => return,
            }
        }
        // There are few, and they seldom come: each is looked at whenever the bell rings.
        waits.retain_mut(|wait| wait.as_mut().poll(&mut context).is_pending());
        // A bell that rang meanwhile is not lost: then this returns at once.
        thread::park();
    }
}

#[cfg(test)]
mod tests {
    use std::{
        future::poll_fn,
        sync::{
            Mutex,
            atomic::{AtomicBool, Ordering},
        },
        task::Poll,
        time::Duration,
    };

    use super::*;

    /// Something that comes when it is told to.
    #[derive(Default)]
    struct Coming {
        here: AtomicBool,
        bell: Mutex<Option<Waker>>,
    }

    impl Coming {
        fn come(&self) {
            self.here.store(true, Ordering::SeqCst);
            if let Some(bell) = self.bell.lock().unwrap().take() {
                bell.wake();
            }
        }

        async fn wait(self: Arc<Self>) {
            poll_fn(|context| {
                *self.bell.lock().unwrap() = Some(context.waker().clone());
                if self.here.load(Ordering::SeqCst) { Poll::Ready(()) } else { Poll::Pending }
            })
            .await;
        }
    }

    #[test]
    fn of_a_thousand_things_that_come_in_any_order_none_is_missed_on_one_thread() {
        let waiting = Waiting::start().unwrap();
        let (tell, told) = mpsc::channel();
        let coming: Vec<Arc<Coming>> = (0..1_000).map(|_| Arc::default()).collect();
        for (number, one) in coming.iter().enumerate() {
            let (one, tell) = (Arc::clone(one), tell.clone());
            waiting.see_through(async move {
                one.wait().await;
                tell.send(number).unwrap();
            });
        }
        for one in coming.iter().rev() {
            one.come();
        }
        let mut came: Vec<usize> = (0..1_000).map(|_| told.recv_timeout(Duration::from_secs(20)).unwrap()).collect();
        came.sort_unstable();
        assert_eq!(came, (0..1_000).collect::<Vec<_>>());
    }

    #[test]
    fn what_never_comes_is_let_go_when_nobody_waits_any_more() {
        let (waiting, (tell, told)) = (Waiting::start().unwrap(), mpsc::channel::<()>());
        waiting.see_through(async move {
            Arc::<Coming>::default().wait().await;
            drop(tell);
        });
        drop(waiting);
        assert_eq!(told.recv_timeout(Duration::from_secs(20)), Err(mpsc::RecvTimeoutError::Disconnected));
    }
}

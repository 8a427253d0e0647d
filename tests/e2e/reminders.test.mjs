// Real notifications: a real server in a private session, a real click, and what the book makes of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BINARY, day, eventually, withDesk } from './support/desk.mjs';

/** Someone whose birthday is today, in a book whose reminders come at once. */
function birthday(desk, name = 'Marta Berg') {
  desk.fondly('settings', '--notify-at', '00:00', '--quiet', 'off');
  desk.fondly('add', name, '--birthday', `--${day().slice(5)}`, '--email', 'marta@example.org');
}

const marks = (desk) => desk.ask('reminders', 'log').map((line) => line.state);

test('a birthday today is shown, and Congratulate changes the book and opens the mail program', () =>
  withDesk(async (desk) => {
    birthday(desk);
    const server = await desk.notifications();
    desk.program('remind');
    await eventually('the popup', () => server.shown() === 1);
    server.act('Congratulate');
    await eventually('the book to know', () => desk.ask('today').celebrate.length === 0);
    await eventually('the question', () => server.shown() === 1);
    const [what, words] = desk.ask('show', 'Marta').timeline[0].note.split('\n');
    assert.ok(what === 'Congratulated: Birthday.' && words, 'what was sent is on the timeline');
    const link = await eventually('the mail program', () => desk.openedLinks()[0]);
    assert.equal(decodeURIComponent(link), `mailto:marta@example.org?body=${words}`);
    await eventually('its end in the history', () => marks(desk).includes('congratulated'));
  }));

test('where no program takes the mail, Congratulate is taken back', () =>
  withDesk(async (desk) => {
    desk.refuseLinks();
    birthday(desk);
    const server = await desk.notifications();
    desk.program('remind');
    await eventually('the popup', () => server.shown() === 1);
    server.act('Congratulate');
    await eventually('the sentence', () => desk.log().includes('No program here opens mailto links.'));
    await eventually('the book as before', () => desk.ask('today').celebrate.length === 1);
    assert.deepEqual(desk.ask('show', 'Marta').timeline, []);
  }));

test('Done on a check-in logs it, Snooze hides it', () =>
  withDesk(async (desk) => {
    desk.fondly('settings', '--notify-at', '00:00', '--quiet', 'off');
    for (const name of ['Ana', 'Bo']) {
      desk.fondly('add', name, '--every', '1 week');
      // The rhythm is counted from the day it was set; a talk today makes next week's check-in.
      desk.fondly('log', name, '--on', day());
    }
    const server = await desk.notifications();
    desk.later('+8d', 'remind');
    await eventually('both popups', () => server.shown() === 2);
    server.act('Done');
    await eventually('one of them done', () => marks(desk).includes('done'));
    server.act('Snooze');
    await eventually('the other snoozed', () => marks(desk).includes('snoozed'));
  }));

test('a server that is killed and comes back loses nothing and doubles nothing', () =>
  withDesk(async (desk) => {
    birthday(desk);
    const first = await desk.notifications();
    desk.program('remind');
    await eventually('the popup', () => first.shown() === 1);
    await first.stop();
    const second = await desk.notifications();
    desk.fondly('add', 'Zoë', '--birthday', `--${day().slice(5)}`);
    await eventually('only the new one', () => second.shown() === 1, 60);
    assert.deepEqual(marks(desk).sort(), ['presented', 'presented'], 'each was shown once and is still unread');
  }));

test('without any server the reminder stays due, the health light says so, and it is shown when one comes', () =>
  withDesk(async (desk) => {
    birthday(desk);
    desk.program('remind');
    await eventually('the trouble', () => desk.ask('health').light === 'bad');
    assert.match(desk.ask('health').sentence, /no notification service.*1 reminder is kept and tried again/);
    assert.deepEqual(marks(desk), ['due']);
    const server = await desk.notifications();
    await eventually('the popup', () => server.shown() === 1, 40);
    await eventually('a good light', () => desk.ask('health').light === 'good');
  }));

test('with the window closed reminders go on, and a click on one opens the person', () =>
  withDesk(async (desk) => {
    birthday(desk);
    const server = await desk.notifications();
    const page = await desk.window();
    await eventually('the popup', () => server.shown() === 1);
    await page.session.quit();
    await eventually('no window', () => desk.windows().length === 0);
    assert.equal(desk.ask('health').light, 'good', 'and still someone reminds');
    server.act('Open');
    await eventually('the window', () => desk.windows().length === 1);
  }));

test('a click on a reminder leads the window that is open to the person', () =>
  withDesk(async (desk) => {
    birthday(desk);
    const server = await desk.notifications();
    const page = await desk.window();
    await eventually('the popup', () => server.shown() === 1);
    server.act('Open');
    await page.reads('person-name', 'Marta Berg');
    assert.equal(desk.windows().length, 1);
  }));

test('--background shows no window and reminds; starting again shows one, and once more hands over and leaves', () =>
  withDesk(async (desk) => {
    birthday(desk);
    const server = await desk.notifications();
    const program = desk.program('--background');
    await eventually('the popup', () => server.shown() === 1);
    assert.equal(desk.windows().length, 0, 'no window');
    assert.equal(desk.webProcesses(program.pid), 0, 'no webview');
    desk.program();
    await eventually('the window', () => desk.windows().length === 1);
    const third = desk.program();
    assert.equal((await third.ended).code, 0, 'it hands over and leaves');
    assert.equal(desk.windows().length, 1);
    const fourth = desk.program('--background');
    assert.equal((await fourth.ended).code, 0, 'where someone reminds already there is nothing to do');
  }));

test('fondly quit ends what reminds and the window', () =>
  withDesk(async (desk) => {
    await desk.window();
    await eventually('the reminders', () => desk.ask('health').light === 'good');
    assert.match(desk.fondly('quit'), /Fondly has ended/);
    assert.equal(desk.ask('health').light, 'waiting');
    await eventually('no window', () => desk.windows().length === 0);
    assert.match(desk.fondly('quit'), /Nothing reminded/);
  }));

test('what reminds leaves when the session is over, and when it is asked to', () =>
  withDesk(async (desk) => {
    const program = desk.program('--background');
    await eventually('the reminders', () => desk.ask('health').light === 'good');
    program.kill('SIGTERM');
    assert.deepEqual(await program.ended, { code: 0, signal: null });
    const bus = desk.bus();
    const other = desk.start(BINARY, ['--background'], { DBUS_SESSION_BUS_ADDRESS: bus.address });
    await eventually('the reminders', () => desk.ask('health').light === 'good');
    bus.stop();
    assert.deepEqual(await other.ended, { code: 0, signal: null });
  }));

test('whoever only looks whether someone reminds is in nobody’s way', () =>
  withDesk(async (desk) => {
    for (let round = 0; round < 5; round += 1) {
      const program = desk.program('--background');
      await eventually('the reminders', () => desk.ask('health').light === 'good', 5);
      program.kill('SIGTERM');
      await program.ended;
    }
  }));

test('two engines never run on one book', () =>
  withDesk(async (desk) => {
    birthday(desk);
    await desk.notifications();
    desk.program('remind');
    await eventually('the engine', () => desk.ask('health').light === 'good');
    const second = desk.run('remind');
    assert.equal(second.status, 1);
    assert.match(second.stderr, /Another Fondly runs the reminders of this book already/);
  }));

test('when what reminds ends while a window is open, another takes its place', () =>
  withDesk(async (desk) => {
    desk.fondly('settings', '--notify-at', '00:00', '--quiet', 'off');
    const server = await desk.notifications();
    const first = desk.program('remind');
    await eventually('the first', () => desk.ask('health').light === 'good');
    await desk.window();
    first.kill('SIGKILL');
    await first.ended;
    desk.fondly('add', 'Zoë', '--birthday', `--${day().slice(5)}`);
    await eventually('the second to speak', () => server.shown() === 1, 60);
  }));

test('a test notification that fails turns the light, and one that arrives turns it back', () =>
  withDesk(async (desk) => {
    const page = await desk.window();
    await page.click('nav-settings');
    await page.reads('health-light', 'Reminders are on');
    const send = async () => (await page.session.findElement({ xpath: '//button[contains(., "test")]' })).click();
    await send();
    await page.reads('health-light', 'no notification service');
    await page.reads('findings', 'Notifications can’t be shown: no notification service');
    const server = await desk.notifications();
    await send();
    await page.reads('health-light', 'Reminders are on');
    await page.find('test-unseen');
    assert.equal(server.shown(), 1);
    assert.deepEqual(await page.faults(), []);
    await page.click('test-unseen');
    await page.reads('findings', 'takes notifications.');
    await page.reads('findings', 'does not start at login');
  }));

test('the doctor says in words what keeps reminders away, of everything and of one person', () =>
  withDesk(async (desk) => {
    birthday(desk);
    desk.fondly('add', 'Bo Lind');
    const sentences = (...who) => desk.ask('doctor', ...who).map((one) => one.sentence);
    assert.match(sentences().join('\n'), /Nothing is running the reminders of this book now[^]*no notification service runs/);
    await desk.notifications();
    desk.program('--background');
    await eventually('it shown', () => marks(desk)[0] === 'presented');
    const said = sentences().join('\n');
    assert.match(said, /^The reminders of this book are running\./);
    assert.match(said, /dunst [^\n]* takes notifications\./);
    assert.match(sentences('Marta').join('\n'), /Birthday \(Marta Berg\): on [^]*Last: Birthday, shown on /);
    assert.deepEqual(sentences('Bo'), ['No check-ins: neither they nor their circle have a rhythm.']);
    assert.match(desk.fondly('login', 'on'), /starts at login/);
    assert.match(desk.fondly('doctor'), /✓ Fondly starts at login\./);
    assert.match(desk.fondly('login', 'off'), /does not start at login/);
  }));

test('what is planned is said before it, and afterwards asked about; a reminder of one’s own is shown and done', () =>
  withDesk(async (desk) => {
    desk.fondly('settings', '--quiet', 'off', '--catch-ups', '1440');
    desk.fondly('add', 'Ana Costa');
    // Said a day before, for tomorrow at an hour that has not come yet today.
    const server = await desk.notifications();
    const soon = new Date(Date.now() + 62_000).toTimeString().slice(0, 5);
    if (soon === '00:00') return;
    desk.fondly('catch-up', 'add', 'Ana', '--on', day(1), '--at', soon, '--for', 'coffee');
    desk.fondly('reminders', 'add', 'call the florist', '--on', day(), '--at', soon);
    desk.program('--background');
    await eventually('both', () => server.shown() === 2, 130);
    server.dismiss();
    await eventually('seen', () => marks(desk).filter((state) => state === 'seen').length === 2);
    assert.deepEqual(server.history().map((one) => one.title).sort(), ['Call the florist', `Coffee with Ana Costa: tomorrow at ${soon}`]);
  }));

test('what fell due while everything was stopped, as in sleep, comes once when it goes on', () =>
  withDesk(async (desk) => {
    desk.fondly('settings', '--quiet', 'off');
    const server = await desk.notifications();
    const program = desk.program('--background');
    await eventually('the reminders', () => desk.ask('health').light === 'good');
    const soon = new Date(Date.now() + 62_000).toTimeString().slice(0, 5);
    if (soon === '00:00') return;
    for (const words of ['call the florist', 'water the ferns']) desk.fondly('reminders', 'add', words, '--on', day(), '--at', soon);
    await new Promise((wake) => setTimeout(wake, 1000));
    // Real sleep can't be had here: a stopped process sees as little of the time that passes.
    program.kill('SIGSTOP');
    await new Promise((wake) => setTimeout(wake, 64_000));
    assert.equal(server.shown(), 0);
    program.kill('SIGCONT');
    await eventually('both', () => server.shown() === 2, 60);
    await new Promise((wake) => setTimeout(wake, 2000));
    assert.equal(server.shown(), 2, 'and each once');
    assert.deepEqual(marks(desk), ['presented', 'presented']);
  }));

test('Snooze asks until when, and whoever was not reached is congratulated again', () =>
  withDesk(async (desk) => {
    birthday(desk);
    desk.fondly('settings', '--round-days', 'off');
    const server = await desk.notifications();
    desk.program('--background');
    await eventually('the popup', () => server.shown() === 1);
    server.act('Congratulate');
    await eventually('it noted', () => desk.ask('today').celebrate.length === 0);
    await eventually('the question', () => server.shown() === 1);
    server.act('Not yet');
    await eventually('it back on Today', () => desk.ask('today').celebrate.length === 1);
    desk.fondly('reminders', 'add', 'call the florist', '--on', day(), '--at', '00:00');
    await eventually('the other popup', () => server.shown() === 1);
    server.act('Snooze');
    await eventually('it put off', () => marks(desk).includes('snoozed'));
    await eventually('the question until when', () => server.shown() === 1);
    server.act('Next week');
    const monday = () => desk.ask('upcoming', '--days', '9').some((one) => one.what === 'Call the florist' && new Date(one.at).getDay() === 1);
    await eventually('it on Monday', monday);
    assert.deepEqual(server.history().map((one) => one.title), ['Call the florist: until when?', 'Call the florist', 'Did you reach Marta Berg?', 'Marta Berg\'s birthday is today']);
  }));

test('“do not disturb” of the desktop holds what is due, and one digest comes at its end', () =>
  withDesk(async (desk) => {
    birthday(desk);
    desk.fondly('add', 'Bo Lind', '--birthday', `--${day().slice(5)}`);
    const server = await desk.notifications();
    server.disturb(false);
    desk.program('--background');
    await eventually('both held', () => marks(desk).filter((state) => state === 'held').length === 2);
    assert.match(desk.ask('doctor').map((one) => one.sentence).join('\n'), /“do not disturb” is on/);
    assert.equal(server.shown(), 0);
    server.disturb(true);
    await eventually('the digest', () => server.shown() === 1, 5);
    server.dismiss();
    await eventually('its end', () => server.history().length === 1);
    assert.equal(server.history()[0].title, '2 people to think of');
  }));

test('a clock that jumps is asked about, by popup and on Today; once it is right reminders go on', () =>
  withDesk(async (desk) => {
    desk.fondly('settings', '--notify-at', '00:00', '--quiet', 'off');
    desk.fondly('add', 'Bo Lind', '--birthday', `--${day(8).slice(5)}`);
    const server = await desk.notifications();
    const { set } = desk.bySetClock('--background');
    // A clock that is ahead before the first look can't be told.
    await eventually('the first look', () => desk.ask('health').lastCheck !== null);
    set('+9d');
    desk.fondly('add', 'Ana Costa');
    await eventually('the question', () => server.shown() === 1, 60);
    assert.deepEqual(marks(desk), [], 'nothing is said of a birthday that may not have been');
    assert.equal(desk.ask('health').sentence, 'Reminders wait until you say whether the clock is right.');
    set('+0');
    await eventually('trust in the clock', () => desk.ask('health').light === 'good', 60);
    await eventually('the question taken back', () => server.shown() === 0);
    set('+9d');
    await eventually('doubt', () => desk.ask('health').light === 'waiting', 60);
    const page = await desk.window();
    await page.click('trust-clock');
    await eventually('Bo to be spoken of', () => marks(desk).includes('presented'), 60);
  }));

test('several rows of Today are done as one step, and come back as one', () =>
  withDesk(async (desk) => {
    desk.fondly('settings', '--notify-at', '00:00', '--quiet', 'off');
    for (const name of ['Ana Costa', 'Bo Lind', 'Cy Ray']) desk.fondly('add', name, '--birthday', `--${day().slice(5)}`);
    const page = await desk.window();
    await page.find('today-celebrate');
    const rows = () => desk.ask('today').celebrate.length;
    const picture = async (name) => (await page.session.findElement({ css: `button[aria-label="Select ${name}"]` })).click();
    await picture('Ana Costa');
    await picture('Cy Ray');
    assert.deepEqual(await page.faults(), []);
    await page.press('d');
    await eventually('one left', () => rows() === 1);
    await page.ctrl('z');
    await eventually('all back', () => rows() === 3);
  }));

// The real program behind the page: the only file that imports Tauri.
import { Channel, convertFileSrc } from '@tauri-apps/api/core';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { commands, events, type ImportProgress } from './bindings';
import type { Host, Unlisten } from './host';

/** Listening starts in a moment; stopping before that still stops it. */
function stopping(started: Promise<Unlisten>): Unlisten {
  return () => void started.then((stop) => stop());
}

function channel(heard: (seen: ImportProgress) => void): Channel<ImportProgress> {
  const channel = new Channel<ImportProgress>();
  channel.onmessage = heard;
  return channel;
}

export const tauriHost: Host = {
  ...commands,
  previewImport: (files, columns, progress) =>
    commands.previewImport(files, columns, channel(progress)),
  runImport: (files, decisions, progress) =>
    commands.runImport(files, decisions, channel(progress)),
  // The scheme's host differs from system to system; the slash in the name must stay one.
  faceOf: (photo) => convertFileSrc('', 'face') + photo,
  async cancelImport() {
    await commands.cancelImport();
  },
  async setStartAtLogin(on) {
    await commands.setStartAtLogin(on);
  },
  async openDataFolder() {
    await commands.openDataFolder();
  },
  async sendTestNotification() {
    await commands.sendTestNotification();
  },
  async openerUsed(person, words) {
    await commands.openerUsed(person, words);
  },
  async trustClock() {
    await commands.trustClock();
  },
  async parkThought(words) {
    await commands.parkThought(words);
  },
  async quit() {
    await commands.quit();
  },
  async openLink(url) {
    await commands.openLink(url);
  },
  onChanged: (heard) => stopping(events.changed.listen(({ payload }) => heard(payload))),
  onGoTo(heard) {
    // A click may come before the page is ready to hear of it: so the place waits, and is asked for at once as well.
    const take = async () => {
      const place = await commands.takePlace();
      if (place) heard(place);
    };
    const started = events.called.listen(take);
    void started.then(take);
    return stopping(started);
  },
  onCardsDropped: (heard) => stopping(events.cardsDropped.listen(({ payload }) => heard(payload))),
  onDragOver: (heard) =>
    stopping(
      getCurrentWebview().onDragDropEvent(({ payload }) => {
        if (payload.type === 'enter') heard(true);
        if (payload.type === 'leave' || payload.type === 'drop') heard(false);
      }),
    ),
};

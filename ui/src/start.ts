// Starts a page: inside the program with the real host, in a plain browser with the one in memory.
import '@fontsource-variable/inter';
import { mount, type Component } from 'svelte';
import type { Host } from './api/host';
import './styles/tokens.css';
import './styles/base.css';

async function host(): Promise<Host> {
  if ('__TAURI_INTERNALS__' in window) return (await import('./api/tauri')).tauriHost;
  // Only while developing, and where a test asks for it: what is shipped holds no sample people.
  if (import.meta.env.DEV || import.meta.env.VITE_FAKE)
    return (await import('./api/fake')).fakeFrom(window.location.search);
  throw new Error('This page is part of the desktop program Fondly.');
}

export async function start(page: Component<{ host: Host }>): Promise<void> {
  const target = document.getElementById('app');
  if (target) mount(page, { target, props: { host: await host() } });
}

import { forgetColors, h, icon, s } from './dom.js';

/** The bar at the top: the name of the thing, what a page puts there, and the theme. */
export function header(...content) {
  return h('header', { class: 'bar' },
    h('a', { class: 'brand', href: '#/', 'aria-label': 'items-load: new run' }, logo(), h('span', {}, 'items-load')),
    ...content,
    h('button', { type: 'button', class: 'ghost square', 'aria-label': 'Dark or light', title: 'Dark or light', onclick: toggleTheme }, icon('theme')));
}

function logo() {
  return s('svg', { class: 'logo', viewBox: '0 0 20 20', width: 20, height: 20, 'aria-hidden': 'true' },
    s('path', { class: 'logo-curve', d: 'M2 15c4 0 4-10 8-10s3 7 8 7' }),
    s('path', { class: 'logo-plan', d: 'M2 18h16' }));
}

function toggleTheme() {
  const root = document.documentElement;
  const dark = (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  root.dataset.theme = dark ? 'light' : 'dark';
  try {
    localStorage.setItem('theme', root.dataset.theme);
  } catch {
    // It lasts for this page, then.
  }
  recolor();
}

function recolor() {
  forgetColors();
  window.dispatchEvent(new Event('recolor'));
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolor);

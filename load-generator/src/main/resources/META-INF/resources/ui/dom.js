/** Elements without markup in strings: text is always text. */

const SVG = 'http://www.w3.org/2000/svg';

/** h('p', {class: 'hint', onclick: f, 'aria-label': '…'}, 'text', child, null) */
export function h(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

export function s(tag, properties = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value' && 'value' in element) element.value = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Sets a text only if it differs, so that nothing is laid out anew for nothing. */
export function text(element, value) {
  if (element.textContent !== value) element.textContent = value;
}

const ICONS = {
  pass: 'M3.5 8.5l3 3 6-7',
  fail: 'M4 4l8 8M12 4l-8 8',
  warn: 'M8 2.5l6 11H2zM8 6.5v3.2M8 11.6v.4',
  play: 'M5 3.5v9l7-4.5z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  stop: 'M4 4h8v8H4z',
  skip: 'M3.5 3.5v9l6-4.5zM12 3.5v9',
  edit: 'M3 13l.7-3L10.5 3.200l2.300 2.300L6 12.300z',
  theme: 'M8 2.500a5.500 5.500 0 1 0 5.500 5.500A4.500 4.500 0 0 1 8 2.500z',
  help: 'M5.800 6a2.200 2.200 0 1 1 3.200 2c-.7.4-1 .8-1 1.600M8 12v.3',
  wait: 'M8 3.500v4.700l3 1.800M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2z',
  plus: 'M8 3v10M3 8h10',
  note: 'M3 3h10v7H8l-3 3v-3H3z',
  report: 'M4 2.500h5.500L12 5v8.500H4zM6.500 7.500h3M6.500 10h3',
};

export function icon(name) {
  return s('svg', { class: `icon icon-${name}`, viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
    s('path', { d: ICONS[name] }));
}

/** A colour of the style sheet as the browser resolves it, for canvases. */
const probe = { element: null, cache: new Map() };
export function color(token) {
  if (!probe.element) {
    probe.element = h('span', { class: 'probe', 'aria-hidden': 'true' });
    document.body.append(probe.element);
  }
  if (!probe.cache.has(token)) {
    probe.element.style.color = `var(${token})`;
    probe.cache.set(token, getComputedStyle(probe.element).color);
  }
  return probe.cache.get(token);
}

export function forgetColors() {
  probe.cache.clear();
}

/** A short message at the bottom, read out by screen readers. */
export function toast(message, tone = 'info') {
  const host = document.getElementById('toasts');
  const item = h('div', { class: `toast tone-${tone}` }, icon(tone === 'fail' ? 'fail' : 'pass'), message);
  host.append(item);
  while (host.children.length > 3) host.firstChild.remove();
  setTimeout(() => item.remove(), tone === 'fail' ? 8000 : 3500);
}

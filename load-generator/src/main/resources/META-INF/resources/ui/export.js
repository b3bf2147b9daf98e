import { h } from './dom.js';

/** Hands a file to whoever looks at the page. */
export function download(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = h('a', { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function downloadText(name, text, type = 'text/csv') {
  download(name, new Blob([text], { type }));
}

export function downloadCanvas(name, canvas) {
  canvas.toBlob((blob) => download(name, blob), 'image/png');
}

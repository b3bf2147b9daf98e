/** Calls what belongs to a key, unless somebody is typing or a button would take it. */
export function listen(keys) {
  const pressed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const { target } = event;
    const typing = target.closest?.('input, textarea, select, dialog[open]');
    const button = target.closest?.('button, a, summary');
    if (typing && event.key !== 'Escape') return;
    if (button && event.key === ' ') return;
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    if (typing) target.blur();
    action();
  };
  document.addEventListener('keydown', pressed);
  return () => document.removeEventListener('keydown', pressed);
}

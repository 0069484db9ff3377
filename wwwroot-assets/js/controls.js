// How a control is known again when Blazor has drawn it anew: by its words, its place within the nearest thing that has an id, and how many
// there are of the kind. (Ids of fields are counted up on the server and differ from drawing to drawing.)

globalThis.Controls = (() => {
  const fields = 'input:not([type=hidden], [type=file]), textarea, select', all = `${fields}, a[href], button, summary, [tabindex]`;

  const scopeOf = element => element.closest('li[id], tr[id], article[id], form[id], .row[id]')?.id ?? '';

  function wordsOf(element) {
    if (element.ariaLabel) return element.ariaLabel;
    if (element.matches('a')) return element.getAttribute('href');
    if (element.matches(fields)) return element.labels[0]?.textContent ?? '';
    return element.matches('button, summary') ? element.textContent : '';
  }

  const nameOf = element =>
    [element.tagName, element.type, element.dataset.act || wordsOf(element).trim(), element.type === 'radio' ? element.value : ''].join('|');

  const alike = (scope, name) => [...document.querySelectorAll(all)].filter(element => scopeOf(element) === scope && nameOf(element) === name);

  function placeOf(element) {
    const scope = scopeOf(element), name = nameOf(element), same = alike(scope, name);
    return { page: location.href, scope, name, at: same.indexOf(element), of: same.length };
  }

  // Where there are suddenly more or fewer of them, none is the one that was meant.
  function find({ page, scope, name, at, of }) {
    if (page !== location.href) return;
    const same = alike(scope, name);
    if (same.length === of) return same[at];
  }

  const isSame = (a, b) => a.page === b.page && a.scope === b.scope && a.name === b.name && a.at === b.at;

  const isChoice = field => field.type === 'checkbox' || field.type === 'radio';
  const valueOf = field => isChoice(field) ? { checked: field.checked } : { value: field.value };

  // Not as the server drew it, whoever did that: the person, or the browser that remembers.
  function isFilled(field) {
    if (field.matches('select')) return [...field.options].some(option => option.selected !== option.defaultSelected);
    if (field.type === 'radio') return field.checked && !field.defaultChecked; // the one that was left says nothing
    return isChoice(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  }

  const filled = (more = '') => [...document.querySelectorAll(`:is(${fields})${more}`)].filter(isFilled);

  return { fields, all, placeOf, find, isSame, valueOf, filled };
})();

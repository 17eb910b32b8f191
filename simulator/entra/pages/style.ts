/** One style for every page of the sign-in service: system colors, so that dark mode and forced colors need no rules. */
export const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#eef2f1, #161b1a); color: light-dark(#17211f, #e6eeec); }
main { box-sizing: border-box; max-width: 30rem; margin: 8vh auto; padding: 1.5rem; border-radius: 0.75rem;
  background: light-dark(#fff, #212928); border: 1px solid light-dark(#c9d5d2, #43504d); }
h1 { font-size: 1.375rem; line-height: 1.25; margin: 0.25rem 0; overflow-wrap: anywhere; }
h2 { font-size: 1rem; margin: 1.25rem 0 0.5rem; }
p { margin: 0.5rem 0; overflow-wrap: anywhere; }
.brand, .note { color: light-dark(#48605a, #a9bdb8); font-size: 0.875rem; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.5rem; }
ul.plain { list-style: disc; padding-inline-start: 1.25rem; display: block; }
button, input[type=search] { font: inherit; color: inherit; box-sizing: border-box; width: 100%; min-height: 2.75rem;
  padding: 0.5rem 0.75rem; border-radius: 0.5rem; border: 1px solid light-dark(#6d827c, #8aa09a);
  background: transparent; text-align: start; }
button { cursor: pointer; }
button span { display: block; font-size: 0.875rem; color: light-dark(#48605a, #a9bdb8); overflow-wrap: anywhere; }
button:hover { background: light-dark(#e3efec, #2d3937); }
button.primary { background: light-dark(#0b5f52, #7fd6c4); color: light-dark(#fff, #0d1f1b); text-align: center; }
button.primary:hover { background: light-dark(#084a40, #a2e6d8); }
button.secondary { text-align: center; }
a { color: light-dark(#0b5f52, #7fd6c4); }
:focus-visible { outline: 3px solid light-dark(#0b5f52, #7fd6c4); outline-offset: 2px; }
label { display: grid; gap: 0.25rem; margin: 1rem 0 0.5rem; }
.row { display: grid; grid-template-columns: 1fr 1fr; gap: 0.5rem; margin-top: 1rem; }
code { font-size: 0.875rem; overflow-wrap: anywhere; }
@media (max-width: 34rem) { main { margin: 0; border: 0; border-radius: 0; min-height: 100vh; } }
`;

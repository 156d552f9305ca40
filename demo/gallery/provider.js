// @ts-check

/** The login page of the gallery: who comes here is signed in already, or never will be. */

const query = new URLSearchParams(location.search);
const answer = query.get('answer');
const back = query.get('redirect_uri') ?? '';

// To pages of this very site alone: nobody shall use it to be sent elsewhere.
if (answer !== null && new URL(back, location.href).origin === location.origin)
  location.replace(`${back}#${answer.replace(/{(\w+)}/g, (_, name) => encodeURIComponent(query.get(name) ?? ''))}`);

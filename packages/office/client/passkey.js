// Makes the forms of passkeys work. Served as a file; the page without it says what to do instead.
const decode = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
const known = (list) => (list || []).map((one) => ({ ...one, id: decode(one.id) }));

async function answer(form) {
  const { action } = form.dataset;
  const asked = await fetch(form.dataset.ask, {
    method: "POST",
    body: new URLSearchParams({ formToken: form.elements.formToken.value }),
  });
  if (!asked.ok) throw new Error();
  const { ceremonyId, publicKey } = await asked.json();
  publicKey.challenge = decode(publicKey.challenge);
  publicKey.allowCredentials = known(publicKey.allowCredentials);
  if (action === "create") {
    publicKey.user.id = decode(publicKey.user.id);
    publicKey.excludeCredentials = known(publicKey.excludeCredentials);
  }
  const given = await navigator.credentials[action]({ publicKey });
  const { response } = given;
  const told = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (response[name]) told[name] = encode(response[name]);
  if (response.getTransports) told.transports = response.getTransports();
  form.elements.factorCeremony.value = ceremonyId;
  form.elements.factorCredential.value = JSON.stringify({
    id: given.id,
    rawId: given.id,
    type: given.type,
    response: told,
    clientExtensionResults: {},
  });
  HTMLFormElement.prototype.submit.call(form);
}

for (const form of document.querySelectorAll("form[data-ask]")) {
  form.hidden = false;
  const fail = (kind) => {
    const box = form.querySelector("[role=alert]");
    box.textContent = form.dataset[kind];
    box.hidden = false;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!window.PublicKeyCredential) return fail("unsupported");
    answer(form).catch(() => fail("failed"));
  });
}

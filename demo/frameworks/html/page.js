const element = document.querySelector('oauth-connect');
const [hint, said] = document.querySelectorAll('.hint, output');
const button = document.querySelector('button');

element.fields = [{ name: 'region', label: 'Region', options: ['eu-central', 'us-east'] }];
element.addEventListener('statuschange', () => {
  const name = element.connection?.name;
  hint.textContent = name ? `The page knows: ${name}` : 'Nobody is connected yet.';
  button.disabled = !name;
});
element.addEventListener('failed', ({ detail }) => {
  said.textContent = detail.error.message;
});
button.addEventListener('click', async () => {
  const response = await element.fetch('echo');
  const { headers } = await response.json();
  said.textContent = `Acme heard of ${headers['x-region']}.`;
});

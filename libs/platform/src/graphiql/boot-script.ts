/**
 * What runs in the browser: mounts GraphiQL, offers the demonstration users, and sends every query with the chosen user's token.
 * It is a text because the server's build knows nothing of browsers. The token is never stored: only the choice is, per browser tab.
 */
export const BOOT_SCRIPT = `'use strict';
(async () => {
  const CHOICE = 'pilotage.user';
  const EARLY_MS = 60000;
  const h = React.createElement;
  const json = async (response) => {
    if (!response.ok) throw new Error(response.url + ' answered ' + response.status);
    return response.json();
  };
  const settings = await json(await fetch('/graphiql/assets/settings.json'));
  const users = settings.development ? await json(await fetch('/dev/users')) : [];

  const issued = { user: '', token: '', endsAt: 0 };
  async function tokenOf(user) {
    if (user === '') return '';
    if (issued.user === user && issued.endsAt - EARLY_MS > Date.now()) return issued.token;
    const body = JSON.stringify({ as: user });
    const answer = await json(await fetch('/dev/token', { method: 'POST', headers: { 'content-type': 'application/json' }, body }));
    Object.assign(issued, { user, token: answer.token, endsAt: Date.parse(answer.expiresAt) });
    return issued.token;
  }

  const chosen = () => sessionStorage.getItem(CHOICE) || '';
  if (!users.some(({ key }) => key === chosen())) sessionStorage.removeItem(CHOICE);

  const address = new URL(settings.endpoint, location.href).href;
  const send = GraphiQL.createFetcher(
    settings.subscriptions ? { url: address, subscriptionUrl: address.replace(/^http/, 'ws') } : { url: address },
  );
  // A header that was typed into the page's own headers editor wins over the chosen user.
  const isOwn = (headers) => Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  const fetcher = async (query, options = {}) => {
    const headers = { ...options.headers };
    const token = isOwn(headers) ? '' : await tokenOf(chosen());
    if (token !== '') headers.authorization = 'Bearer ' + token;
    return send(query, { ...options, headers });
  };

  // New examples are shown once instead of the tabs that an older version left behind.
  const prefix = 'pilotage:' + settings.version + ':';
  const own = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  const storage = {
    get length() { return own().length; },
    getItem: (key) => localStorage.getItem(prefix + key),
    setItem: (key, value) => localStorage.setItem(prefix + key, value),
    removeItem: (key) => localStorage.removeItem(prefix + key),
    clear: () => own().forEach((key) => localStorage.removeItem(key)),
  };
  // GraphiQL takes the first tab's query from the tabs but its variables only from here.
  if (storage.getItem('graphiql:tabState') === null && settings.tabs.length > 0) {
    storage.setItem('graphiql:variables', settings.tabs[0].variables || '');
  }

  function UserSwitch() {
    const [user, setUser] = React.useState(chosen());
    const [fault, setFault] = React.useState('');
    const choose = async ({ target: { value } }) => {
      sessionStorage.setItem(CHOICE, value);
      setUser(value);
      setFault('');
      await tokenOf(value).catch((reason) => setFault(reason.message));
    };
    // Openings and awards ask for a sign-in of the last ten minutes: a click is one.
    const signInAgain = async () => {
      Object.assign(issued, { user: '', token: '', endsAt: 0 });
      setFault('');
      await tokenOf(user).catch((reason) => setFault(reason.message));
    };
    const current = users.find(({ key }) => key === user);
    const option = ({ key, name, roles }) =>
      h('option', { key, value: key }, name.en + ' ' + name.zh + ' (' + key + ') \\u2013 ' + roles.en);
    return h(React.Fragment, null,
      h('label', { htmlFor: 'user' }, 'Acting as ', h('span', { lang: 'zh' }, '\\u5f53\\u524d\\u8eab\\u4efd')),
      h('select', { id: 'user', value: user, onChange: choose },
        h('option', { value: '' }, 'nobody: the public view \\u516c\\u4f17'), users.map(option)),
      h('button', { type: 'button', onClick: signInAgain, disabled: user === '' }, 'Sign in again \\u91cd\\u65b0\\u767b\\u5f55'),
      h('output', { htmlFor: 'user', className: fault ? 'fault' : '' }, fault || (current ? current.roles.zh : '')));
  }

  function Page() {
    return h(React.Fragment, null,
      h('header', null, h('h1', null, settings.title),
        settings.development
          ? h(UserSwitch)
          : h('span', null, 'Put your access token into the headers below. ', h('span', { lang: 'zh' }, '\\u8bf7\\u5728\\u4e0b\\u65b9\\u8bf7\\u6c42\\u5934\\u4e2d\\u586b\\u5165\\u8bbf\\u95ee\\u4ee4\\u724c\\u3002'))),
      h('main', null, h(GraphiQL, {
        fetcher,
        storage,
        defaultTabs: settings.tabs,
        defaultQuery: '',
        defaultEditorToolsVisibility: settings.development ? 'variables' : 'headers',
      })));
  }

  ReactDOM.createRoot(document.getElementById('page')).render(h(Page));
})().catch((reason) => {
  document.getElementById('page').textContent = 'The page could not start: ' + reason.message;
});
`;

// A VS Code and a client of the protocol that note what is asked of them; then the extension is used: test_vscode.py.
const Module = require("module");
const said = [];
const handlers = {};
const settings = { path: "/opt/dj-lint" };
const bar = { show: () => said.push(["bar", bar.text]), hide: () => said.push(["bar", ""]) };
let active = { document: { uri: "file:///a.txt" } };
const vscode = {
  workspace: {
    getConfiguration: () => ({ get: (name) => settings[name] }),
    onDidCloseTextDocument: () => ({}), onDidChangeConfiguration: (on) => ((handlers.configuration = on), {}),
  },
  window: {
    createStatusBarItem: () => bar, showErrorMessage: (text) => said.push(["wrong", text]),
    showInputBox: async () => handlers.reason, onDidChangeActiveTextEditor: (on) => ((handlers.editor = on), {}),
    get activeTextEditor() { return active; },
  },
  commands: {
    registerCommand: (name, on) => ((handlers[name] = on), {}),
    executeCommand: (...given) => said.push(given),
  },
  StatusBarAlignment: { Left: 1 }, Uri: { parse: (text) => text },
};
class LanguageClient {
  constructor(id, name, server, options) {
    Object.assign(this, { server, options });
    said.push(["made", server.command, ...server.args]);
    handlers.client = this;
  }
  onNotification(name, on) { handlers[name] = on; }
  async start() { if (handlers.broken) throw new Error("ENOENT"); said.push(["started"]); }
  needsStop() { return true; }
  async stop() { said.push(["stopped"]); }
}
const load = Module._load;
Module._load = (name, ...rest) =>
  name === "vscode" ? vscode : name === "vscode-languageclient/node" ? { LanguageClient } : load(name, ...rest);
(async () => {
  const extension = require(process.argv[2]);
  await extension.activate({ subscriptions: [] });
  said.push(handlers.client.options.documentSelector.length, handlers.client.options.initializationOptions.status);
  handlers["dj-lint/status"]({ uri: "file:///a.txt", text: "1 处错误", counts: { error: 1 } });
  active = undefined;
  handlers.editor();
  const run = handlers.client.options.middleware.executeCommand;
  const next = (command, given) => said.push(["next", command, ...given]);
  handlers.reason = "引文";
  await run("dj-lint.letStand", ["u", "TY001", 1, 2], next);
  handlers.reason = undefined;
  await run("dj-lint.letStand", ["u", "TY001", 1, 2], next);
  await run("dj-lint.openRule", ["u", "TY001", 1, 2], next);
  settings.path = "";
  await handlers.configuration({ affectsConfiguration: () => true });
  await new Promise((done) => setTimeout(done, 50));
  handlers.broken = true;
  await handlers["dj-lint.restart"]();
  await extension.deactivate();
  console.log(JSON.stringify(said));
})();

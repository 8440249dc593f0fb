// dj-lint in VS Code: starts `dj-lint lsp`, shows its counts in the status bar, asks why something stands.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const SECTION = "dj-lint";
const LANGUAGES = ["plaintext", "markdown"];
const NOT_THERE = "找不到 dj-lint，或没有装语言服务器：pip install \"dangjian-lint[lsp]\"，或在设置 dj-lint.path 里写明它在哪里。";

let client;
let bar;
const counts = new Map();

function path() {
  return vscode.workspace.getConfiguration(SECTION).get("path") || "dj-lint";
}

// The server, as the settings have it. The settings themselves it asks for, folder by folder.
function made() {
  const server = { command: path(), args: ["lsp"] };
  return new LanguageClient(SECTION, "dj-lint", server, {
    documentSelector: LANGUAGES.flatMap((language) => [
      { scheme: "file", language },
      { scheme: "untitled", language },
    ]),
    initializationOptions: { status: true },
    synchronize: { configurationSection: SECTION },
    middleware: { executeCommand: asked },
  });
}

// What stands in the configuration stands there for a reason: it is asked for.
async function asked(command, given, next) {
  if (command !== "dj-lint.letStand" || given.length > 4) return next(command, given);
  const reason = await vscode.window.showInputBox({ prompt: "为什么这样写没有错？", placeHolder: "引用原文" });
  return reason === undefined ? undefined : next(command, reason ? [...given, reason] : given);
}

function show() {
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  const told = counts.get(uri);
  if (!told) return bar.hide();
  bar.text = told.counts.error ? `$(error) ${told.text}` : told.counts.warning ? `$(warning) ${told.text}` : `$(check) ${told.text}`;
  bar.tooltip = "dj-lint";
  return bar.show();
}

async function start() {
  client = made();
  client.onNotification("dj-lint/status", (told) => {
    counts.set(vscode.Uri.parse(told.uri).toString(), told);
    show();
  });
  try {
    await client.start();
  } catch (error) {
    vscode.window.showErrorMessage(`${NOT_THERE} (${error.message ?? error})`);
  }
}

async function stop() {
  const old = client;
  client = undefined;
  counts.clear();
  if (old?.needsStop()) await old.stop();
}

async function restart() {
  await stop();
  await start();
}

async function activate(context) {
  bar = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Left);
  bar.command = "workbench.actions.view.problems";
  const fixAll = () =>
    vscode.commands.executeCommand("editor.action.codeAction", { kind: "source.fixAll.dj-lint", apply: "first" });
  context.subscriptions.push(
    bar,
    vscode.commands.registerCommand("dj-lint.restart", restart),
    vscode.commands.registerCommand("dj-lint.fixAll", fixAll),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidCloseTextDocument((document) => counts.delete(document.uri.toString())),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(`${SECTION}.path`) && restart()),
  );
  await start();
}

module.exports = { activate, deactivate: stop };

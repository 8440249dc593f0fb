// Loads the client of the protocol out of a packed extension, with a VS Code in which everything is a class.
const Module = require("module");
const load = Module._load;
const vscode = new Proxy(class {}, { get: (_, key) => (key === "version" ? "1.90.0" : class {}) });
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));
console.log(typeof require(process.argv[2]).LanguageClient);

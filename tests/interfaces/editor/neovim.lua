-- What Neovim does in the recorded session: see session.py.
local command = vim.json.decode(os.getenv("DJ_LINT_COMMAND"))
local seen = 0

vim.lsp.handlers["textDocument/publishDiagnostics"] = function(...)
  seen = seen + 1
  return vim.lsp.diagnostic.on_publish_diagnostics(...)
end

local function wait(what)
  assert(vim.wait(20000, what, 20), "nothing came")
end

local function ask(method, params)
  local answered = vim.lsp.buf_request_sync(0, method, params, 20000)
  assert(answered, method)
  return answered
end

local function line(n, text)
  local before = seen
  vim.api.nvim_buf_set_lines(0, n - 1, n, false, { text })
  wait(function() return seen > before end)
end

local function play()
  local folder = vim.fn.getcwd()
  local id = vim.lsp.start_client({
    name = "dj-lint", cmd = command, root_dir = folder,
    workspace_folders = { { name = "文稿", uri = vim.uri_from_fname(folder) } },
    flags = { debounce_text_changes = 0 },
    settings = { ["dj-lint"] = { minSeverity = "info" } },
    on_init = function(client) client.notify("workspace/didChangeConfiguration", { settings = client.config.settings }) end,
  })
  local before = seen
  vim.lsp.buf_attach_client(0, id)
  wait(function() return seen > before end)
  vim.wait(1500) -- until the settings are asked for, and all is looked at by them
  line(2, "第二行没有灯笼，有小木船。")
  local place = { textDocument = vim.lsp.util.make_text_document_params(), position = { line = 0, character = 7 } }
  ask("textDocument/hover", place)
  local range = { start = { line = 0, character = 6 }, ["end"] = { line = 0, character = 8 } }
  local params = { textDocument = place.textDocument, range = range, context = { diagnostics = {} } }
  local offered = ask("textDocument/codeAction", params)[id].result
  before = seen
  local edit = offered[1].edit
  vim.lsp.util.apply_workspace_edit(edit, vim.lsp.get_client_by_id(id).offset_encoding)
  wait(function() return seen > before end)
  ask("textDocument/codeLens", { textDocument = place.textDocument })
  vim.cmd("bdelete!")
  vim.wait(300)
  vim.lsp.stop_client(id)
  vim.wait(2000, function() return vim.lsp.client_is_stopped(id) end, 20)
end

vim.defer_fn(function()
  local fine, wrong = pcall(play)
  if not fine then io.stderr:write(tostring(wrong) .. "\n") end
  vim.cmd(fine and "qall!" or "cquit!")
end, 50)

-- What the classes of a sheet's HTML mean on paper: calls of the functions in sheet.typ, or paragraph styles in Word.
-- An author's text comes here as text; what it could not be without being code (raw blocks, formulas, pictures that
-- are not a sheet's own) is taken out or shown as words first.

local typst = FORMAT == "typst"
local BOX, RING = "\u{2610}", "\u{25CB}"
local LONGEST = 60

local function raw(text) return pandoc.RawBlock("typst", text) end
local function raw_inline(text) return pandoc.RawInline("typst", text) end
local function quoted(text) return '"' .. text:gsub('[\\"]', "\\%0"):gsub("%c", " ") .. '"' end
local function count(text) return math.max(1, math.min(LONGEST, math.floor(tonumber(text) or 1))) end

local function styled(blocks, style)
  return pandoc.Div(blocks, pandoc.Attr("", {}, { ["custom-style"] = style }))
end

-- #name(…)[part][part]
local function call(head, parts)
  local made = pandoc.List({ raw("#" .. head .. "[") })
  for number, part in ipairs(parts) do
    if number > 1 then made:insert(raw("][")) end
    made:extend(part)
  end
  made:insert(raw("]"))
  return made
end

-- The contents of the boxes of a class, each as blocks.
local function boxes(div, class)
  local found = pandoc.List({})
  for _, one in ipairs(div.content) do
    if one.t == "Div" and one.classes:includes(class) then found:insert(one.content) end
  end
  return found
end

local function list(div)
  for _, one in ipairs(div.content) do
    if one.t == "OrderedList" then return one.content end
  end
  return pandoc.List({})
end

-- Words before the first paragraph's own.
local function led(blocks, inlines)
  local first = blocks[1]
  if first and (first.t == "Para" or first.t == "Plain") then
    blocks[1] = pandoc.Para(pandoc.List(inlines) .. first.content)
  else
    table.insert(blocks, 1, pandoc.Para(inlines))
  end
  return blocks
end

local function grid(cells)
  local rows = pandoc.List({})
  for at = 1, #cells, 2 do rows:insert({ cells[at], cells[at + 1] or {} }) end
  local aligned = { pandoc.AlignLeft, pandoc.AlignLeft }
  local made = pandoc.utils.from_simple_table(pandoc.SimpleTable({}, aligned, { 0.5, 0.5 }, {}, rows))
  made.attr = pandoc.Attr("", {}, { ["custom-style"] = "Cut" })
  return made
end

local function lettered(items, mark)
  local made = pandoc.List({})
  for number, item in ipairs(items) do
    local letter = string.char(string.byte("A") + number - 1) .. "."
    local lead = { pandoc.Str(mark .. letter), pandoc.Space() }
    made:insert(styled(led(item, lead), "Option"))
  end
  return made
end

local MARKS = { one = RING .. " ", many = BOX .. " ", bare = "" }
local CALLED = { aloud = "aloud", box = "box-around", lead = "lead", meta = "meta", source = "source", who = "who", board = "board" }
local STYLES = { aloud = "Block Text", box = "Block Text", lead = "Lead", meta = "Meta", source = "Source", who = "Who", board = "Board" }

local shown = {}

function shown.question(div)
  if typst then return call("question(" .. quoted(div.attributes.number or "") .. ")", { div.content }) end
  local number = div.attributes.number or ""
  if number ~= "" then led(div.content, { pandoc.Strong({ pandoc.Str(number .. ".") }), pandoc.Space() }) end
  return div
end

function shown.answer(div)
  if typst then return call("answer(" .. quoted(div.attributes.number or "") .. ")", { div.content }) end
  return shown.question(div)
end

function shown.options(div)
  local kind = div.classes:includes("many") and "many" or div.classes:includes("bare") and "bare" or "one"
  if typst then return call("options(" .. quoted(kind) .. ")", list(div)) end
  return lettered(list(div), MARKS[kind])
end

function shown.items(div)
  if typst then return call("items", boxes(div, "item")) end
  local made = pandoc.List({})
  for _, item in ipairs(boxes(div, "item")) do
    made:insert(styled(led(item, { pandoc.Str("____"), pandoc.Space() }), "Option"))
  end
  return made
end

function shown.sides(div)
  if not typst then return div.content end
  local parts, part = pandoc.List({}), pandoc.List({})
  for _, one in ipairs(div.content) do -- each side ends with the bracket that closes its call
    part:insert(one)
    if one.t == "RawBlock" and one.text == "]" then parts:insert(part) part = pandoc.List({}) end
  end
  return call("sides(" .. tostring(div.classes:includes("shared")) .. ")", parts)
end

function shown.lines(div)
  local lines = count(div.attributes.count)
  if typst then return raw("#lines(" .. lines .. ")") end
  local made = pandoc.List({})
  for _ = 1, lines do made:insert(styled({ pandoc.Para({ pandoc.Str("\u{A0}") }) }, "Line")) end
  return made
end

function shown.cards(div)
  local found = boxes(div, "card")
  return typst and call("cards", found) or grid(found)
end

function shown.slips(div)
  local found = boxes(div, "card")
  return typst and call("slips", found) or grid(found)
end

function shown.chart(div)
  return typst and call("chart", { div.content }) or div.content
end

-- The values stand below a drawing only where there is none: Word gets the table, and can change it.
function shown.values(div)
  if typst then return {} end
  return div.content
end

-- PowerPoint has text beside a table, and none after it on the same slide.
function shown.slide(div)
  if typst then return call("slide(" .. quoted(div.attributes.screen or "") .. ")", { div.content }) end
  local tables = pandoc.List({})
  local rest = div.content:filter(function(one)
    if one.t == "Table" then tables:insert(one) end
    return one.t ~= "Table" and not (one.t == "Para" and #one.content == 0)
  end)
  return rest .. tables
end

function shown.notes(div)
  if typst then return {} end
  return div
end

-- The list to the numbers on a map.
function shown.key(div)
  return typst and call("key", { div.content }) or div.content
end

function shown.newpage()
  if FORMAT == "pptx" then return {} end
  if typst then return raw("#pagebreak(weak: true)") end
  return pandoc.RawBlock("openxml", '<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
end

function shown.admonition(div)
  if typst then return call("box-around", { div.content }) end
  return styled(div.content, "Block Text")
end

local function Div(div)
  for _, class in ipairs(div.classes) do
    if shown[class] then return shown[class](div) end
    if CALLED[class] then
      if typst then return call(CALLED[class], { div.content }) end
      return styled(div.content, STYLES[class])
    end
  end
  if div.classes:includes("card") or div.classes:includes("item") then return nil end
  return div.content
end

local function BlockQuote(quote)
  if typst then return call("aloud", { quote.content }) end
end

local function Span(span)
  if span.classes:includes("blank") then
    local length = count(span.attributes.length)
    return typst and raw_inline("#blank(" .. length .. ")") or pandoc.Str(("_"):rep(length * 2))
  end
  if span.classes:includes("tick") then
    local mark = typst and raw_inline("#tick()") or pandoc.Str(BOX)
    return pandoc.List({ mark, pandoc.Str("\u{A0}") }) .. span.content .. { pandoc.Str("\u{2003}") }
  end
  return span.content
end

-- Word has the table of a chart's values; only a code comes there, as a picture in the text itself.
local function Image(image)
  local name = image.src:match("^picture:([%w-]+)$")
  local alt = pandoc.utils.stringify(image.caption)
  if typst and name then return raw_inline("#drawing(" .. quoted(name) .. ", " .. quoted(alt) .. ")") end
  if image.src:match("^data:image/png;base64,") and not typst then return image end
  return name and {} or pandoc.Str(alt)
end

-- Headings begin at 1 and skip no level (PDF/UA-1, 7.4), whatever a lesson does.
local function Pandoc(doc)
  local before = 0
  return doc:walk({
    traverse = "topdown",
    Header = function(header)
      header.level = math.min(before + 1, math.max(1, header.level - 1))
      before = header.level
      return header
    end,
  })
end

local function words(element) return pandoc.Str(element.text) end

return {
  { RawBlock = function() return {} end, RawInline = function() return {} end, Math = words },
  { Div = Div, Span = Span, Image = Image, BlockQuote = BlockQuote },
  { Pandoc = Pandoc },
}

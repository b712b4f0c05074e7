-- Asks for one session after the other, each with its owner's token.
--
-- Arguments: how many threads there are; the file of the users' tokens, one a line; method; path, with {id} where the
-- session's id goes; a header or nothing; body; number of the first session; how many sessions; how many users share
-- them; "true" if sessions can be used again. In header and body, {n} is where twelve digits go that differ each time,
-- and {version} is how often this run has asked for the session before.
-- Threads take the sessions in turn: of two threads, one has the even ones. They run from their init on, so that all of
-- what they need to know is among their arguments, but for their index.
--
-- Further arguments make a mix: a number, and method, path, header and body of another request, which takes the place of
-- every so manieth. Then every thread takes all sessions, each beginning at another one, so that what one changes the
-- others read. The environment variable SOJOURN_NODES may name several servers, as host:port with blanks between, among
-- which the threads are spread.
--
-- The version is counted and not read from the answers, because wrk would then take them apart, at the cost of what it
-- measures. A session comes round again only when all others of its thread were asked for, so that its last answer is
-- there.

local threads = {}

local nodes = {}
for host, port in (os.getenv("SOJOURN_NODES") or ""):gmatch("(%S+):(%d+)") do
  table.insert(nodes, wrk.lookup(host, port)[1])
end

-- What goes where a mark stands, by the mark's name.
local values = {}

function setup(thread)
  thread:set("index", #threads)
  if #nodes > 0 then
    thread.addr = nodes[#threads % #nodes + 1]
  end
  table.insert(threads, thread)
end

function init(arguments)
  together = tonumber(arguments[1])
  first, count, users = tonumber(arguments[7]), tonumber(arguments[8]), tonumber(arguments[9])
  lasting = arguments[10] == "true"
  every = tonumber(arguments[11])
  step = every and 1 or together
  start = every and 0 or index
  exhausted = 0
  turn = 0
  taken = every and math.floor(index * count / together) or index
  serial = os.time() % 100000 * 10000000 + index
  asked = {}
  -- Of the first thread wrk wants a request ahead of all, to look at, which it does not send.
  unsent = index == 0

  tokens = {}
  for token in io.lines(arguments[2]) do
    if #tokens == users then
      break
    end
    tokens[#tokens + 1] = token
  end
  if #tokens < users then
    error("The file holds too few tokens")
  end

  often = kind(arguments[3], arguments[4], arguments[5], arguments[6])
  seldom = every and kind(arguments[12], arguments[13], arguments[14], arguments[15])
end

-- A request with all of it that is known beforehand.
function kind(method, path, header, body)
  local before, after = path:match("^(.-){id}(.*)$")
  local head = method .. " " .. (before or path)
  local tail = (after or "") .. " HTTP/1.1\r\nHost: " .. wrk.host .. ":" .. wrk.port .. "\r\nAuthorization: Bearer "

  local rest = "\r\nAccept: application/json\r\n"
  if header ~= "" then
    rest = rest .. header .. "\r\n"
  end
  if body ~= "" then
    rest = rest .. "Content-Type: application/json\r\n"
  end
  if method ~= "GET" then
    rest = rest .. "Content-Length: " .. #body:gsub("{n}", string.format("%012d", 0)) .. "\r\n"
  end
  rest = rest .. "\r\n" .. body

  -- The text up to the first mark differs from user to user; what follows are a mark and a text, and so on.
  local marks, texts = {}, {}
  local from, to, name = rest:find("{(%l+)}")
  local constant = rest:sub(1, (from or 0) - 1)
  while from do
    local start = to + 1
    table.insert(marks, name)
    from, to, name = rest:find("{(%l+)}", start)
    table.insert(texts, rest:sub(start, (from or 0) - 1))
  end

  local rests = {}
  for number, token in ipairs(tokens) do
    rests[number] = tail .. token .. constant
  end
  return { with_id = before ~= nil, head = head, rests = rests, marks = marks, texts = texts }
end

function values.n()
  serial = serial + together
  return string.format("%012d", serial)
end

function values.version(session)
  local version = asked[session] or 0
  asked[session] = version + 1
  return version
end

function request()
  if taken >= count then
    if not lasting then
      exhausted = 1
    end
    taken = start
  end
  local session = first + taken
  taken = taken + step
  turn = turn + 1
  local kind = every and turn % every == 0 and seldom or often
  local text = kind.head
  if kind.with_id then
    text = text .. string.format("00000000-0000-7000-8000-%012d", session)
  end
  text = text .. kind.rests[session % users + 1]
  for number, mark in ipairs(kind.marks) do
    text = text .. values[mark](session) .. kind.texts[number]
  end
  if unsent then
    unsent = false
    asked = {}
  end
  return text
end

function done(summary, latency)
  local exhausted_threads = 0
  for _, thread in ipairs(threads) do
    exhausted_threads = exhausted_threads + thread:get("exhausted")
  end
  local errors = summary.errors
  print(string.format(
    "sojourn requests=%d micros=%d status=%d connect=%d read=%d write=%d timeout=%d exhausted=%d p50=%d p90=%d p99=%d max=%d",
    summary.requests, summary.duration, errors.status, errors.connect, errors.read, errors.write, errors.timeout,
    exhausted_threads, latency:percentile(50), latency:percentile(90), latency:percentile(99), latency.max))
end

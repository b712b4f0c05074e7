-- Asks for one session after the other, each with its owner's token.
--
-- Arguments: how many threads there are; the file of the users' tokens, one a line; method; path, with {id} where the
-- session's id goes; body, with {n} where twelve digits go that differ each time; number of the first session; how many
-- sessions; how many users share them; "true" if sessions can be used again.
-- Threads take the sessions in turn: of two threads, one has the even ones. They run from their init on, so that all of
-- what they need to know is among their arguments, but for their index.

local threads = {}

function setup(thread)
  thread:set("index", #threads)
  table.insert(threads, thread)
end

function init(arguments)
  together = tonumber(arguments[1])
  local method, path, body = arguments[3], arguments[4], arguments[5]
  first, count, users = tonumber(arguments[6]), tonumber(arguments[7]), tonumber(arguments[8])
  lasting = arguments[9] == "true"
  exhausted = 0
  taken = index
  serial = os.time() % 100000 * 10000000 + index

  local before, after = path:match("^(.-){id}(.*)$")
  with_id = before ~= nil
  head = method .. " " .. (before or path)
  tail = (after or "") .. " HTTP/1.1\r\nHost: " .. wrk.host .. ":" .. wrk.port .. "\r\nAuthorization: Bearer "

  local rest = "\r\nAccept: application/json\r\n"
  if body ~= "" then
    rest = rest .. "Content-Type: application/json\r\n"
  end
  if method ~= "GET" then
    rest = rest .. "Content-Length: " .. #body:gsub("{n}", string.format("%012d", 0)) .. "\r\n"
  end
  local body_before, body_after = body:match("^(.-){n}(.*)$")
  rest = rest .. "\r\n" .. (body_before or body)
  body_end = body_after

  rests = {}
  for token in io.lines(arguments[2]) do
    if #rests == users then
      break
    end
    rests[#rests + 1] = tail .. token .. rest
  end
  if #rests < users then
    error("The file holds too few tokens")
  end
end

function request()
  if taken >= count then
    if not lasting then
      exhausted = 1
    end
    taken = index
  end
  local session = first + taken
  taken = taken + together
  local rest = rests[session % users + 1]
  if body_end then
    serial = serial + together
    rest = rest .. string.format("%012d", serial) .. body_end
  end
  if with_id then
    return head .. string.format("00000000-0000-7000-8000-%012d", session) .. rest
  end
  return head .. rest
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

-- Takes one token from each bucket, or none from any. Returns 0, or the microseconds to wait.
-- KEYS: the buckets. ARGV: for each its tokens per second and its burst.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local levels = {}
local wait = 0
for i, key in ipairs(KEYS) do
  local rate = tonumber(ARGV[2 * i - 1])
  local burst = tonumber(ARGV[2 * i])
  local held = redis.call('HMGET', key, 'level', 'at')
  local level = tonumber(held[1]) or burst
  local at = tonumber(held[2]) or now
  level = math.min(burst, level + math.max(0, now - at) / 1000000 * rate)
  levels[i] = level
  if level < 1 then
    wait = math.max(wait, (1 - level) / rate * 1000000)
  end
end
if wait > 0 then
  return math.ceil(wait)
end
for i, key in ipairs(KEYS) do
  local rate = tonumber(ARGV[2 * i - 1])
  local burst = tonumber(ARGV[2 * i])
  redis.call('HSET', key, 'level', string.format('%.6f', levels[i] - 1), 'at', string.format('%.0f', now))
  redis.call('PEXPIRE', key, math.ceil(burst / rate * 1000) + 1000)
end
return 0

create function peek() returns bigint language sql security definer as 'select 1::bigint';

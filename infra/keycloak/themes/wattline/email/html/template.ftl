<#-- The frame of every mail: the supplier's name above, no image and no colour that a mail program could refuse. -->
<#macro emailLayout>
<!doctype html>
<html lang="${locale.language}" dir="${(ltr)?then('ltr','rtl')}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body style="margin:0;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:34em;margin:0 auto">
<p style="font-size:18px;font-weight:bold;margin:0 0 24px;padding:0 0 12px;border-bottom:1px solid #8888">${realmName!""}</p>
<#nested>
</div>
</body>
</html>
</#macro>

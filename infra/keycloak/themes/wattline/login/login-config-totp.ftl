<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('totp','userLabel'); section>
  <#if section = "header">${msg("loginTotpTitle")}
  <#elseif section = "form">
    <ol class="steps">
      <li><p>${msg("loginTotpStep1")}</p>
        <p class="hint"><#list totp.supportedApplications as app>${msg(app)}<#sep>, </#sep></#list></p></li>
      <#if mode?? && mode = "manual">
        <li><p>${msg("loginTotpManualStep2")}</p>
          <p><code id="kc-totp-secret-key">${totp.totpSecretEncoded}</code></p>
          <p><a href="${totp.qrUrl}" id="mode-barcode">${msg("loginTotpScanBarcode")}</a></p></li>
        <li><p>${msg("loginTotpManualStep3")}</p>
          <ul>
            <li>${msg("loginTotpType")}: ${msg("loginTotp." + totp.policy.type)}</li>
            <li>${msg("loginTotpAlgorithm")}: ${totp.policy.getAlgorithmKey()}</li>
            <li>${msg("loginTotpDigits")}: ${totp.policy.digits}</li>
            <#if totp.policy.type = "totp"><li>${msg("loginTotpInterval")}: ${totp.policy.period}</li></#if>
          </ul></li>
      <#else>
        <li><p>${msg("loginTotpStep2")}</p>
          <img class="qr" id="kc-totp-secret-qr-code" src="data:image/png;base64, ${totp.totpSecretQrCode}" alt="${msg("wattlineQr")}" width="200" height="200">
          <p><a href="${totp.manualUrl}" id="mode-manual">${msg("loginTotpUnableToScan")}</a></p></li>
      </#if>
      <li><p>${msg("loginTotpStep3")}</p></li>
    </ol>
    <form id="kc-totp-settings-form" action="${url.loginAction}" method="post">
      <div class="code"><@parts.field name="totp" label=msg("authenticatorCode") autocomplete="one-time-code" inputmode="numeric" maxlength="8"/></div>
      <@parts.field name="userLabel" label=msg("loginTotpDeviceName") autocomplete="off" hint=msg("loginTotpStep3DeviceName") required=(totp.otpCredentials?size gte 1)/>
      <input type="hidden" id="totpSecret" name="totpSecret" value="${totp.totpSecret}">
      <#if mode??><input type="hidden" id="mode" name="mode" value="${mode}"></#if>
      <@parts.otherSessions/>
      <@parts.submit label=msg("wattlineSave") name="save" id="saveTOTPBtn"/>
      <@parts.cancel/>
    </form>
  </#if>
</@layout.registrationLayout>

<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('totp'); section>
  <#if section = "header">${msg("wattlineOtpTitle")}
  <#elseif section = "form">
    <p class="lead">${msg("wattlineOtpLead")}</p>
    <form id="kc-otp-login-form" action="${url.loginAction}" method="post">
      <#if otpLogin.userOtpCredentials?size gt 1>
        <fieldset class="choice">
          <legend>${msg("wattlineOtpDevice")}</legend>
          <#list otpLogin.userOtpCredentials as known>
            <div class="check">
              <input id="kc-otp-credential-${known?index}" type="radio" name="selectedCredentialId" value="${known.id}"<#if known.id == otpLogin.selectedCredentialId> checked</#if>>
              <label for="kc-otp-credential-${known?index}">${known.userLabel}</label>
            </div>
          </#list>
        </fieldset>
      </#if>
      <div class="code"><@parts.field name="otp" label=msg("loginOtpOneTime") errors=['totp'] autocomplete="one-time-code" inputmode="numeric" maxlength="8" focus=true/></div>
      <@parts.submit label=msg("doLogIn")/>
    </form>
  </#if>
</@layout.registrationLayout>

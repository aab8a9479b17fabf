<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('password','password-confirm'); section>
  <#if section = "header">${msg("updatePasswordTitle")}
  <#elseif section = "form">
    <form id="kc-passwd-update-form" action="${url.loginAction}" method="post">
      <@parts.field name="password-new" label=msg("passwordNew") type="password" errors=['password'] autocomplete="new-password" focus=true hint=parts.passwordHint()/>
      <@parts.field name="password-confirm" label=msg("passwordConfirm") type="password" errors=['password-confirm'] autocomplete="new-password"/>
      <@parts.otherSessions/>
      <@parts.submit label=msg("wattlineSavePassword")/>
      <@parts.cancel/>
    </form>
  </#if>
</@layout.registrationLayout>

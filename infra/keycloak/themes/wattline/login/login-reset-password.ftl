<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('username'); section>
  <#if section = "header">${msg("emailForgotTitle")}
  <#elseif section = "form">
    <p class="lead">${msg("emailInstruction")}</p>
    <form id="kc-reset-password-form" action="${url.loginAction}" method="post">
      <@parts.field name="username" label=parts.accountName() value=(auth.attemptedUsername)!'' autocomplete="username" focus=true/>
      <@parts.submit label=msg("wattlineSendLink")/>
    </form>
    <@parts.back address=url.loginUrl label=msg("backToLogin")/>
  </#if>
</@layout.registrationLayout>

<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">${msg("emailVerifyTitle")}
  <#elseif section = "form">
    <p class="lead"><#if verifyEmail??>${msg("emailVerifyInstruction1", verifyEmail)}<#else>${msg("emailVerifyInstruction4", user.email)}</#if></p>
    <#if isAppInitiatedAction??>
      <form id="kc-verify-email-form" action="${url.loginAction}" method="post">
        <@parts.submit label=(verifyEmail??)?then(msg("emailVerifyResend"), msg("emailVerifySend")) name="send"/>
        <@parts.cancel/>
      </form>
    <#else>
      <p class="back">${msg("emailVerifyInstruction2")} <a href="${url.loginAction}">${msg("wattlineSendAgain")}</a></p>
    </#if>
  </#if>
</@layout.registrationLayout>

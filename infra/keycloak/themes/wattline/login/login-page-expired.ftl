<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<@layout.registrationLayout; section>
  <#if section = "header">${msg("pageExpiredTitle")}
  <#elseif section = "form">
    <p class="lead">${msg("wattlineExpired")}</p>
    <a class="primary" id="loginContinueLink" href="${url.loginAction}">${msg("wattlineContinue")}</a>
    <p class="back"><a id="loginRestartLink" href="${url.loginRestartFlowUrl}">${msg("wattlineRestart")}</a></p>
  </#if>
</@layout.registrationLayout>

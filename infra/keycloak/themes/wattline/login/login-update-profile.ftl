<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<@layout.registrationLayout displayMessage=messagesPerField.exists('global'); section>
  <#if section = "header">${msg("loginProfileTitle")}
  <#elseif section = "form">
    <form id="kc-update-profile-form" action="${url.loginAction}" method="post">
      <@parts.profileFields/>
      <@parts.submit label=msg("wattlineSave") name="save"/>
      <@parts.cancel/>
    </form>
  </#if>
</@layout.registrationLayout>

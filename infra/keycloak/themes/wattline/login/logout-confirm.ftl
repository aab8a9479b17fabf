<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<@layout.registrationLayout; section>
  <#if section = "header">${msg("logoutConfirmTitle")}
  <#elseif section = "form">
    <p class="lead">${msg("logoutConfirmHeader")}</p>
    <form id="kc-logout-confirm" action="${url.logoutConfirmAction}" method="post">
      <input type="hidden" name="session_code" value="${logoutConfirm.code}">
      <@parts.submit label=msg("doLogout") name="confirmLogout" id="kc-logout"/>
    </form>
    <#if !logoutConfirm.skipLink && (client.baseUrl)?has_content><@parts.back address=client.baseUrl label=msg("wattlineStay")/></#if>
  </#if>
</@layout.registrationLayout>

<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">${msg("errorTitle")}
  <#elseif section = "form">
    <div id="kc-error-message">
      <p class="lead">${kcSanitize(message.summary)?no_esc}</p>
      <#if traceId??><p class="hint" id="traceId">${msg("traceIdSupportMessage", traceId)}</p></#if>
      <#if !skipLink??>
        <#if (client.baseUrl)?has_content><a class="primary" id="backToApplication" href="${client.baseUrl}">${msg("backToApplication")}</a>
        <#elseif (realm.attributes['wattline.portalUrl'])?has_content><a class="primary" href="${realm.attributes['wattline.portalUrl']}">${msg("backToApplication")}</a></#if>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>

<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header"><#if messageHeader??>${kcSanitize(msg("${messageHeader}"))?no_esc}<#elseif requiredActions??>${msg("wattlineInvited", realm.displayName!realm.name)}<#else>${message.summary}</#if>
  <#elseif section = "form">
    <div id="kc-info-message">
      <#if requiredActions??>
        <p class="lead">${msg("wattlineFirst")}</p>
        <ul class="list"><#list requiredActions as action><li>${kcSanitize(msg("requiredAction.${action}"))?no_esc}</li></#list></ul>
      <#elseif messageHeader??><p class="lead">${message.summary}</p></#if>
      <#if !skipLink??>
        <#if pageRedirectUri?has_content><a class="primary" href="${pageRedirectUri}">${msg("backToApplication")}</a>
        <#elseif actionUri?has_content><a class="primary" href="${actionUri}">${msg("wattlineContinue")}</a>
        <#elseif (client.baseUrl)?has_content><a class="primary" href="${client.baseUrl}">${msg("backToApplication")}</a></#if>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>

<#-- The frame of every page: whose page it is, what it asks, whom to call. Pages of the parent theme fit in it too. -->
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<#local brand = realm.displayName!realm.name>
<#local console = ((client.clientId)!'') == 'console'>
<#local home = (client.baseUrl)!(realm.attributes['wattline.portalUrl'])!''>
<!DOCTYPE html>
<html lang="${lang}" dir="<#if realm.internationalizationEnabled && locale.rtl>rtl<#else>ltr</#if>">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex, nofollow">
  <meta name="color-scheme" content="light dark">
  <title><#nested "header"> · ${brand}</title>
  <#if (realm.attributes['wattline.style'])?has_content>
  <style>${realm.attributes['wattline.style']?no_esc}</style>
  </#if>
  <link rel="stylesheet" href="${url.resourcesPath}/css/login.css">
  <link rel="icon" href="<#if (realm.attributes['wattline.logo'])?has_content>${realm.attributes['wattline.logo']}<#else>${url.resourcesPath}/img/mark.svg</#if>">
  <script type="module" src="${url.resourcesPath}/js/login.js"></script>
</head>
<body data-page-id="login-${pageId}" data-signed-in-elsewhere="${url.ssoLoginInOtherTabsUrl}"<#if authenticationSession??> data-session="${authenticationSession.authSessionIdHash}"</#if>>
<div class="page">
  <header class="top">
    <#if home?has_content><a class="brand" href="${home}"><#else><span class="brand"></#if>
      <#if (realm.attributes['wattline.logo'])?has_content>
        <img class="logo" src="${realm.attributes['wattline.logo']}" alt="">
      <#else>
        <span class="mark" aria-hidden="true">${brand[0..*1]?upper_case}</span>
      </#if>
      <span class="brand-name">${brand}</span>
    <#if home?has_content></a><#else></span></#if>
    <#if realm.name == 'platform'><span class="area">${msg("wattlineOnboarding")}</span>
    <#elseif console><span class="area">${msg("wattlineStaff")}</span></#if>
  </header>

  <main class="card">
    <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
      <p class="who">${msg("wattlineSigningInAs")} <strong id="kc-attempted-username">${auth.attemptedUsername}</strong>
        <a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("wattlineNotYou")}</a></p>
    </#if>
    <h1 id="kc-page-title"><#nested "header"></h1>
    <#if displayMessage && message?has_content && (message.type != 'warning' || !isAppInitiatedAction??)>
      <div class="message message-${message.type}" role="<#if message.type == 'error'>alert<#else>status</#if>">${kcSanitize(message.summary)?no_esc}</div>
    </#if>
    <#nested "form">
    <#if auth?has_content && auth.showTryAnotherWayLink()>
      <form id="kc-select-try-another-way-form" action="${url.loginAction}" method="post">
        <button class="link" type="submit" name="tryAnotherWay" value="on">${msg("doTryAnotherWay")}</button>
      </form>
    </#if>
    <#nested "socialProviders">
    <#if displayInfo>
      <div id="kc-info" class="info"><#nested "info"></div>
    </#if>
  </main>

  <footer class="foot">
    <#if realm.internationalizationEnabled && locale.supported?size gt 1>
      <nav class="languages" aria-label="${msg("languages")}">
        <ul>
          <#list locale.supported as l>
            <li><#if l.languageTag == locale.currentLanguageTag><span aria-current="true" lang="${l.languageTag}">${l.label}</span><#else><a href="${l.url}" hreflang="${l.languageTag}" lang="${l.languageTag}">${l.label}</a></#if></li>
          </#list>
        </ul>
      </nav>
    </#if>
    <#if !console && realm.name != 'platform' && ((realm.attributes['wattline.supportPhone'])?has_content || (realm.attributes['wattline.supportEmail'])?has_content)>
      <p class="support">${msg("wattlineHelp")}
        <#if (realm.attributes['wattline.supportPhone'])?has_content><a href="tel:${realm.attributes['wattline.supportPhone']?replace(' ', '')}">${realm.attributes['wattline.supportPhone']}</a></#if>
        <#if (realm.attributes['wattline.supportEmail'])?has_content><a href="mailto:${realm.attributes['wattline.supportEmail']}">${realm.attributes['wattline.supportEmail']}</a></#if>
      </p>
    </#if>
    <#if (realm.attributes['wattline.legalName'])?has_content><p>${realm.attributes['wattline.legalName']}</p></#if>
  </footer>
</div>
</body>
</html>
</#macro>

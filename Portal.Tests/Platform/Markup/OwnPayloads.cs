namespace Portal.Tests.Platform.Markup;

/// <summary>One injection of each kind, written here, so that there is always something to run.</summary>
static class OwnPayloads
{
    /// <summary>Each line is one.</summary>
    public static readonly string[] All = """"
        <script>alert(1)</script>
        <img src=x onerror=alert(1)>
        <svg onload=alert(1)><desc><p>x</p></desc></svg>
        <a href="java&#115;cript:alert(1)">x</a>
        <a href="&#x6A;avascript&colon;alert(1)">x</a>
        <a href="java	script:alert(1)">tab</a>
        <iframe srcdoc="<script>alert(1)</script>"></iframe>
        <math><mi//xlink:href="data:x,<script>alert(1)</script>">
        <form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
        <noscript><p title="</noscript><img src=x onerror=alert(1)>">
        <table><td background="javascript:alert(1)" onclick=alert(1)>x</td></table>
        <p style="position:fixed;inset:0" id="app" name="cookie" class="btn hidden">clobber</p>
        <a id=defaultView><a id=defaultView name=x href=//evil.example>
        <style>@import'//evil.example';</style><title><img src=x onerror=alert(1)></title>
        <template><script>alert(1)</script></template><xmp><script>alert(1)</script></xmp>
        <input autofocus onfocus=alert(1)><button formaction=javascript:alert(1)>x</button>
        <base href="javascript:/a/-alert(1)///////"><a href=../lol/safari.html>x</a>
        <meta http-equiv=refresh content="0;url=javascript:alert(1)">
        [x](javascript:alert(1))
        [x](JaVaScRiPt:alert(1))
        [x](<java	script:alert(1)>)
        [x](javascript&colon;alert(1))
        [x](&#106;avascript:alert(1))
        [x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)
        [x](vbscript:msgbox(1))
        ![x](javascript:alert(1))
        ![x](data:image/svg+xml,<svg onload=alert(1)>)
        ![x](x" onerror="alert(1))
        [x](x 'a" onmouseover="alert(1)')
        <javascript:alert(1)>
        [x][r]
        **[x](javascript:alert(1) "t")**{onclick=alert(1)}
        ``` "><img/src/onerror=alert(1)>
        http://x.example/"onmouseover="alert(1)
        @x"><img src=x onerror=alert(1)>
        | a | b |{onclick=alert(1)}
        [^1]: <script>alert(1)</script>
        [a](\\evil.example)
        [a](//evil.example/‮gnp.exe)
        $\text{<script>alert(1)</script>}$
        $x"><img src=x onerror=alert(1)>$
        $$\operatorname{</math><img src=x onerror=alert(1)>}$$
        $\text{<mglyph><style><img src=x onerror=alert(1)>}$ $\href{javascript:alert(1)}{x}$
        <math alttext="&quot;><img src=x onerror=alert(1)>"><mtext></math>
        ||<img src=x onerror=alert(1)>|| ||[x](javascript:alert(1))||
        >! <img src=x onerror=alert(1)></details></p>
        ![x"><script>alert(1)</script>](/img/card.png)
        """".Split('\n');
}

using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Furrow.Registry.Sources;

/// <summary>Takes the article out of a saved web page.</summary>
public static class Articles
{
    /// <summary>Largest page that is taken, in UTF-16 code units.</summary>
    public const int LargestPage = 8_000_000;

    private const int Deepest = 400;
    private const int MostElements = 200_000;

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "figcaption", "td", "th", "dt", "dd",
    };

    /// <summary>True when a text is a web page and not words: it starts with a document type or an element.</summary>
    public static bool IsPage(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && text.Contains("<html",
                StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The article's own words, paragraphs apart by a blank line; nothing is fetched, no script is
    /// run.</summary>
    /// <param name="page">A saved page.</param>
    /// <exception cref="Refusal"><c>article.too-large</c>, <c>article.too-deep</c>,
    /// <c>article.none</c>.</exception>
    public static string TextOf(string page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.Length > LargestPage)
            throw new Refusal("article.too-large",
                $"The page has {page.Length} characters; at most {LargestPage} are taken. Save only the article.");
        var parser = new HtmlParser();
        using var document = parser.ParseDocument(page);
        RefuseDeep(document);
        // A page that is given as text is never fetched: the address only completes links.
        var article = new SmartReader.Reader("https://page.invalid/", page).GetArticle();
        var inner = article is { IsReadable: true, Content: { Length: > 0 } content } ? content : null;
        using var kept = inner is null ? parser.ParseDocument(page) : parser.ParseDocument(inner);
        var text = Paragraphs(article?.Title, kept);
        return text.Length > 0 ? text : throw new Refusal("article.none",
            "No article was found in the page; copy its words into a text file and read that.");
    }

    private static void RefuseDeep(IDocument document)
    {
        var count = 0;
        var depth = 0;
        INode? node = document.DocumentElement;
        while (node is not null)
        {
            if (++count > MostElements || depth > Deepest)
                throw new Refusal("article.too-deep",
                    $"The page nests deeper than {Deepest} elements or holds more than "
                    + $"{MostElements} of them; copy the article's words into a text file.");
            if (node.FirstChild is { } child)
            {
                (node, depth) = (child, depth + 1);
                continue;
            }

            while (node is not null && node.NextSibling is null)
                (node, depth) = (node.Parent, depth - 1);
            node = node?.NextSibling;
        }
    }

    private static string Paragraphs(string? title, IDocument document)
    {
        var text = new StringBuilder();
        if (!string.IsNullOrWhiteSpace(title))
            text.Append(OneLine(title));
        foreach (var element in document.All)
        {
            if (!Blocks.Contains(element.LocalName) || HasBlock(element) || IsHidden(element))
                continue;
            var words = OneLine(element.TextContent);
            if (words.Length == 0 || (text.Length > 0 && words == OneLine(title ?? "")))
                continue;
            if (text.Length > 0)
                text.Append("\n\n");
            text.Append(words);
        }

        return text.ToString();
    }

    private static bool HasBlock(IElement element) => element.Children.Any(child => Blocks.Contains(child.LocalName));

    private static bool IsHidden(IElement element)
    {
        for (var at = element; at is not null; at = at.ParentElement)
        {
            if (at.LocalName is "script" or "style" or "nav" or "footer" or "noscript" or "template" or "form")
                return true;
        }

        return false;
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

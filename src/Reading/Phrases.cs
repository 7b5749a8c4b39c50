namespace Furrow.Reading;

/// <summary>Finds the longest known phrase that starts at a token.</summary>
internal sealed class Phrases<T>(bool exactCase)
{
    private readonly Dictionary<string, List<(string[] Words, T Value)>> _byFirst = new(StringComparer.Ordinal);

    /// <summary>Adds a phrase; the one added first wins among equals.</summary>
    public void Add(string phrase, T value)
    {
        var words = Tokenizer.Of(phrase, phrase.Length).Select(Key).ToArray();
        if (words.Length == 0)
            return;
        if (!_byFirst.TryGetValue(words[0], out var list))
            _byFirst[words[0]] = list = [];
        var at = list.FindIndex(entry => entry.Words.Length < words.Length);
        list.Insert(at < 0 ? list.Count : at, (words, value));
    }

    /// <summary>Length in tokens of the longest phrase at <paramref name="i"/>, before <paramref name="to"/>; 0 when
    /// none.</summary>
    public int Match(Token[] tokens, int i, int to, out T? value)
    {
        value = default;
        if (!_byFirst.TryGetValue(Key(tokens[i]), out var list))
            return 0;
        foreach (var (words, found) in list)
        {
            if (i + words.Length > to || !Same(tokens, i, words))
                continue;
            value = found;
            return words.Length;
        }

        return 0;
    }

    private bool Same(Token[] tokens, int i, string[] words)
    {
        for (var k = 1; k < words.Length; k++)
        {
            if (!string.Equals(Key(tokens[i + k]), words[k], StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    private string Key(Token token) => exactCase && token.Kind == TokenKind.Word ? token.Text : token.Lower;
}

using System.Text.Json;
using System.Text.RegularExpressions;

namespace Furrow.Tests.HouseRules;

/// <summary>Every language says the same: the same keys, the same placeholders, its own forms of plural.</summary>
public sealed partial class Messages
{
    private const string Folder = "src/Server/Ui/messages/";

    /// <summary>
    /// So many messages may wait for a translation and are shown in English until then. None may: a page that is
    /// half in English is read wrongly where it matters, so a change brings its words in every language.
    /// </summary>
    private const int MostWaiting = 0;

    /// <summary>Forms that a message with a count must have (Unicode CLDR, cardinal).</summary>
    private static readonly Dictionary<string, string[]> Forms = new()
    {
        ["en"] = ["one", "other"], ["fr"] = ["one", "other"], ["ko"] = ["other"],
        ["ru"] = ["few", "many", "one", "other"], ["uk"] = ["few", "many", "one", "other"],
    };

    [Fact]
    public void Each_language_has_the_messages_of_English_with_their_placeholders_and_its_plurals()
    {
        var english = Read("en");
        House.Agrees(Forms.Keys.SelectMany(language => Objections(language, english, Read(language), MostWaiting)));
    }

    [Fact]
    public void Canary_a_missing_key_a_wrong_placeholder_and_a_missing_plural_are_refused() => Assert.Equal(
        [
            "ru: 'c' is no message of English",
            "ru: 'a' has the placeholders {day}, English has {date}",
            "ru: 'b' has the forms one, other instead of few, many, one, other",
            "ru: 'd' is empty",
            "ru: 1 messages wait for a translation, at most 0 may: e",
        ],
        Objections(
            "ru", Flat("""{"a":"on {date}","b":{"one":"{count} day","other":"{count} days"},"d":"d","e":"e"}"""),
            Flat("""{"a":"{day}","b":{"one":"{count}","other":"{count}"},"c":"c","d":""}"""), 0));

    private static IEnumerable<string> Objections(
        string language, Dictionary<string, Dictionary<string, string>> english,
        Dictionary<string, Dictionary<string, string>> own, int mostWaiting)
    {
        foreach (var key in own.Keys.Except(english.Keys))
            yield return $"{language}: '{key}' is no message of English";
        foreach (var (key, message) in own.Where(pair => english.ContainsKey(pair.Key)))
        {
            var (plural, wanted) = (english[key].Count > 1, Placeholders(english[key]["other"]));
            if (Placeholders(message["other"]) is var given && given != wanted)
                yield return $"{language}: '{key}' has the placeholders {given}, English has {wanted}";
            var forms = string.Join(", ", message.Keys.Order(StringComparer.Ordinal));
            if (plural && forms != string.Join(", ", Forms[language]))
            {
                yield return $"{language}: '{key}' has the forms {forms} instead of "
                    + string.Join(", ", Forms[language]);
            }

            if (message.Values.Any(string.IsNullOrWhiteSpace) && english[key]["other"].Length > 0)
                yield return $"{language}: '{key}' is empty";
        }

        var waiting = english.Keys.Except(own.Keys).ToList();
        if (waiting.Count > mostWaiting)
        {
            yield return $"{language}: {waiting.Count} messages wait for a translation, at most {mostWaiting} may: "
                + string.Join(", ", waiting);
        }
    }

    private static string Placeholders(string message) => string.Join(
        ", ", Placeholder().Matches(message).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, Dictionary<string, string>> Read(string language) =>
        Flat(House.Read($"{Folder}{language}.json"));

    /// <summary>Messages by dotted key; one without plural forms has the form "other".</summary>
    private static Dictionary<string, Dictionary<string, string>> Flat(string json)
    {
        var all = new Dictionary<string, Dictionary<string, string>>();
        Walk(JsonDocument.Parse(json).RootElement, "");
        return all;

        void Walk(JsonElement part, string key)
        {
            foreach (var (name, value) in part.EnumerateObject().Select(one => (one.Name, one.Value)))
            {
                var path = key.Length == 0 ? name : $"{key}.{name}";
                if (value.ValueKind == JsonValueKind.String)
                    all[path] = new() { ["other"] = value.GetString()! };
                else if (IsPlural(value))
                    all[path] = value.EnumerateObject().ToDictionary(
                        form => form.Name, form => form.Value.GetString()!);
                else
                    Walk(value, path);
            }
        }
    }

    private static bool IsPlural(JsonElement part) =>
        part.EnumerateObject().All(one => one.Name is "zero" or "one" or "two" or "few" or "many" or "other")
        && part.TryGetProperty("other", out _);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}

using System.Globalization;
using System.Xml.Linq;
using Furrow.Registry.Pledges;

namespace Furrow.Registry.Exchange;

/// <summary>One transaction or indicator of an activity, in words and in slots.</summary>
internal sealed record IatiLine(
    string Words, string Thing, PledgeCategory Category, Amount Amount, Modality Modality, string? Provider,
    string? Receiver, DateOnly? On, string Rule);

/// <summary>Turns transactions and results of an activity into lines.</summary>
internal static class IatiLines
{
    /// <summary>The lines of an activity in the order of the file; what promises nothing is passed over.</summary>
    public static IEnumerable<IatiLine> Of(XElement activity)
    {
        var currency = activity.Attribute("default-currency")?.Value;
        var provider = Organisation(activity, "1");
        var receiver = Organisation(activity, "4");
        foreach (var transaction in activity.Elements("transaction"))
        {
            if (Transaction(transaction, currency, provider, receiver) is { } line)
                yield return line;
        }

        foreach (var indicator in activity.Elements("result").Elements("indicator"))
        {
            foreach (var line in Indicator(indicator, provider, receiver))
                yield return line;
        }
    }

    /// <summary>Types of IATI's list: what of them is a promise, and how far it has come.</summary>
    private static (Modality Modality, string Word)? Meaning(string? code) => code switch
    {
        "12" or "13" => (Modality.Pledged, "pledged"),
        "2" or "11" => (Modality.Agreed, "committed"),
        "1" or "3" => (Modality.Delivered, "paid out"),
        _ => null,
    };

    private static IatiLine? Transaction(
        XElement transaction, string? usual, string? provider, string? receiver)
    {
        var value = transaction.Element("value");
        if (Meaning(transaction.Element("transaction-type")?.Attribute("code")?.Value) is not var (modality, word)
            || Number(value?.Value) is not { } amount || amount <= 0
            || (value?.Attribute("currency")?.Value ?? usual) is not { Length: 3 } currency)
            return null;
        var day = IatiImport.Day(transaction.Element("transaction-date")?.Attribute("iso-date")?.Value);
        var giver = IatiImport.Narrative(transaction.Element("provider-org")) ?? provider;
        var taker = IatiImport.Narrative(transaction.Element("receiver-org")) ?? receiver;
        var figure = amount.ToString("#,0.##", CultureInfo.InvariantCulture);
        return new(
            $"{giver ?? "Not named"}: {word} {figure} {currency}{On(day)} to {taker ?? "not named"}.",
            "money", PledgeCategory.Money, new(figure, amount, amount, false, null, currency), modality, giver, taker,
            day, "transaction");
    }

    private static IEnumerable<IatiLine> Indicator(XElement indicator, string? provider, string? receiver)
    {
        var thing = IatiImport.Narrative(indicator.Element("title")) ?? "Indicator";
        if (indicator.Attribute("measure")?.Value is not (null or "1"))
            yield break;
        foreach (var period in indicator.Elements("period"))
        {
            var until = IatiImport.Day(period.Element("period-end")?.Attribute("iso-date")?.Value);
            foreach (var (name, modality, word) in new[]
            {
                ("target", Modality.Planned, "target"), ("actual", Modality.Delivered, "actual"),
            })
            {
                if (Number(period.Element(name)?.Attribute("value")?.Value) is not { } value || value <= 0)
                    continue;
                var figure = value.ToString("#,0.##", CultureInfo.InvariantCulture);
                yield return new(
                    $"{thing}: {word} {figure}{(until is { } day ? $" by {day:yyyy-MM-dd}" : "")}.", thing,
                    CategoryOf(thing), new(figure, value, value, false, null, null), modality, provider, receiver,
                    until, "indicator");
            }
        }
    }

    private static PledgeCategory CategoryOf(string thing) => Things.FamilyOf(thing.Split('(')[0].Trim()) switch
    {
        "deminers" or "builders" or "medics" or "instructors" => PledgeCategory.Personnel,
        "memorials" => PledgeCategory.Memorial,
        "houses" => PledgeCategory.Construction,
        null => PledgeCategory.Other,
        _ => PledgeCategory.Equipment,
    };

    private static string? Organisation(XElement activity, string role) => activity.Elements("participating-org")
        .Where(one => one.Attribute("role")?.Value == role).Select(IatiImport.Narrative).FirstOrDefault();

    private static decimal? Number(string? text) => decimal.TryParse(
        text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite
            | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
        && number < 1_000_000_000_000_000m ? number : null;

    private static string On(DateOnly? day) => day is { } on ? $" on {on:yyyy-MM-dd}" : "";
}

namespace Furrow.Cli.Sample;

/// <summary>A district of the sample: names in two scripts.</summary>
internal sealed record DistrictName(string Key, string Latin, string Cyrillic);

/// <summary>A settlement of the sample: facts from public gazetteers, each checked to lie in its district.</summary>
/// <param name="District">Key of its district.</param>
/// <param name="Latin">Name in Latin script.</param>
/// <param name="Cyrillic">Name in Cyrillic script.</param>
/// <param name="Latitude">Degrees north, to three decimals.</param>
/// <param name="Longitude">Degrees east, to three decimals.</param>
/// <param name="Population">As the source gives it; mostly the census of 2010.</param>
/// <param name="Source">Which source confirms it.</param>
internal sealed record SettlementFact(
    string District, string Latin, string Cyrillic, double Latitude, double Longitude, int Population, string Source);

/// <summary>Places and lines that the sample stands on. Facts; nothing here is made up.</summary>
internal static class Gazetteer
{
    private const string GeoNames = "GeoNames";
    private const string Wikipedia = "Wikipedia";

    /// <summary>Words that the sources ask to show.</summary>
    public const string Attribution =
        "Settlements: GeoNames (CC BY 4.0) and facts from Wikipedia; border line: Natural Earth (public domain).";

    /// <summary>Districts along the border, and one behind them.</summary>
    public static IReadOnlyList<DistrictName> Districts { get; } =
    [
        new("sudzhansky", "Sudzhansky District", "Суджанский район"),
        new("korenevsky", "Korenevsky District", "Кореневский район"),
        new("glushkovsky", "Glushkovsky District", "Глушковский район"),
        new("rylsky", "Rylsky District", "Рыльский район"),
        new("khomutovsky", "Khomutovsky District", "Хомутовский район"),
        new("belovsky", "Belovsky District", "Беловский район"),
        new("bolshesoldatsky", "Bolshesoldatsky District", "Большесолдатский район"),
        new("lgovsky", "Lgovsky District", "Льговский район"),
    ];

    /// <summary>Settlements, the seat of each district first.</summary>
    public static IReadOnlyList<SettlementFact> Settlements { get; } =
    [
        new("sudzhansky", "Sudzha", "Суджа", 51.198, 35.273, 6036, GeoNames),
        new("sudzhansky", "Goncharovka", "Гончаровка", 51.191, 35.252, 2731, Wikipedia),
        new("sudzhansky", "Malaya Loknya", "Малая Локня", 51.333, 35.228, 799, Wikipedia),
        new("sudzhansky", "Plyokhovo", "Плёхово", 51.100, 35.330, 679, Wikipedia),
        new("sudzhansky", "Borki", "Борки", 51.104, 35.404, 378, Wikipedia),
        new("sudzhansky", "Tolsty Lug", "Толстый Луг", 51.304, 35.052, 132, Wikipedia),
        new("sudzhansky", "Staraya Sorochina", "Старая Сорочина", 51.343, 35.221, 16, Wikipedia),
        new("korenevsky", "Korenevo", "Коренево", 51.412, 34.908, 6119, GeoNames),
        new("korenevsky", "Lyubimovka", "Любимовка", 51.312, 35.043, 560, Wikipedia),
        new("korenevsky", "Snagost", "Снагость", 51.315, 34.893, 494, Wikipedia),
        new("glushkovsky", "Glushkovo", "Глушково", 51.339, 34.633, 5618, GeoNames),
        new("glushkovsky", "Tyotkino", "Тёткино", 51.279, 34.279, 4223, Wikipedia),
        new("glushkovsky", "Popovo-Lezhachi", "Попово-Лежачи", 51.290, 34.308, 1177, Wikipedia),
        new("glushkovsky", "Karyzh", "Карыж", 51.377, 34.452, 575, Wikipedia),
        new("rylsky", "Rylsk", "Рыльск", 51.566, 34.682, 15671, GeoNames),
        new("rylsky", "Gorodishche", "Городище", 51.647, 34.173, 155, Wikipedia),
        new("rylsky", "Volobuyevo", "Волобуево", 51.476, 34.743, 29, Wikipedia),
        new("rylsky", "Viskol", "Висколь", 51.609, 34.733, 11, Wikipedia),
        new("khomutovsky", "Khomutovka", "Хомутовка", 51.921, 34.562, 4936, GeoNames),
        new("khomutovsky", "Lugovoye", "Луговое", 51.749, 34.902, 176, Wikipedia),
        new("khomutovsky", "Iskra", "Искра", 51.791, 34.413, 63, Wikipedia),
        new("khomutovsky", "Turka Pervaya", "Турка Первая", 51.764, 34.523, 3, Wikipedia),
        new("belovsky", "Belaya", "Белая", 51.054, 35.716, 2598, GeoNames),
        new("belovsky", "Giryi", "Гирьи", 51.085, 35.576, 1465, Wikipedia),
        new("belovsky", "Belitsa", "Белица", 51.117, 35.547, 1051, Wikipedia),
        new("belovsky", "Peschansky", "Песчанский", 51.069, 35.600, 255, Wikipedia),
        new("bolshesoldatsky", "Bolshoye Soldatskoye", "Большое Солдатское", 51.333, 35.508, 2681, Wikipedia),
        new("lgovsky", "Lgov", "Льгов", 51.631, 35.278, 19_533, GeoNames),
        new("lgovsky", "Prigorodnaya Slobodka", "Пригородная Слободка", 51.693, 35.305, 551, Wikipedia),
        new("lgovsky", "Pesochny", "Песочный", 51.769, 35.310, 9, Wikipedia),
    ];

    /// <summary>
    /// Towns around the districts, longitude first: they only push the approximate outlines back. From GeoNames.
    /// </summary>
    public static IReadOnlyList<(double Longitude, double Latitude)> Neighbours { get; } =
    [
        (34.493, 52.149), (35.294, 51.842), (35.577, 51.643), (35.652, 51.660), (36.051, 51.507), (36.279, 51.210),
        (36.134, 51.063), (35.852, 50.839), (35.658, 50.801), (35.055, 52.226), (35.863, 52.089), (35.931, 51.656),
    ];

    /// <summary>
    /// The border from north-west to south-east, longitude first, at 1:10 million. From Natural Earth.
    /// </summary>
    public static IReadOnlyList<(double Longitude, double Latitude)> Border { get; } =
    [
        (34.058, 52.105), (34.062, 52.051), (34.101, 51.992), (34.098, 51.951), (34.145, 51.951), (34.202, 51.912),
        (34.231, 51.894), (34.245, 51.875), (34.296, 51.874), (34.346, 51.842), (34.386, 51.818), (34.411, 51.777),
        (34.415, 51.737), (34.375, 51.708), (34.299, 51.706), (34.127, 51.681), (34.091, 51.666), (34.080, 51.642),
        (34.127, 51.627), (34.148, 51.593), (34.159, 51.576), (34.217, 51.533), (34.227, 51.494), (34.213, 51.455),
        (34.220, 51.428), (34.209, 51.411), (34.181, 51.403), (34.195, 51.386), (34.231, 51.367), (34.281, 51.362),
        (34.299, 51.369), (34.310, 51.335), (34.285, 51.301), (34.245, 51.274), (34.188, 51.249), (34.256, 51.230),
        (34.299, 51.232), (34.335, 51.251), (34.407, 51.254), (34.479, 51.237), (34.512, 51.230), (34.577, 51.237),
        (34.623, 51.225), (34.634, 51.195), (34.656, 51.171), (34.749, 51.164), (34.818, 51.175), (34.901, 51.197),
        (34.947, 51.215), (34.998, 51.202), (35.059, 51.212), (35.091, 51.198), (35.099, 51.183), (35.124, 51.092),
        (35.145, 51.058), (35.174, 51.041), (35.207, 51.039), (35.275, 51.050), (35.329, 51.043), (35.354, 51.026),
        (35.333, 51.001), (35.279, 50.992), (35.282, 50.955), (35.293, 50.938), (35.343, 50.916), (35.340, 50.876),
        (35.379, 50.833), (35.379, 50.798),
    ];
}

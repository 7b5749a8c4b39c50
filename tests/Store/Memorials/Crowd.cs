using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Tests.Store.Memorials;

/// <summary>
/// People who never lived, with known doubles: the same person written down twice, in another script, by another way of
/// spelling, with a wrong letter, a swapped or a lost date, a missing unit; and namesakes who are not the same person.
/// </summary>
internal sealed class Crowd(int seed)
{
    private static readonly string[] Families =
        ["Вымыслов", "Небывалов", "Образцов", "Примеров", "Зарубин", "Щеглов", "Гречихин", "Юрченко", "Жилин",
            "Хомутов",
         "Цветаев", "Яровой", "Кожухов", "Лапшин", "Чернов", "Шубин", "Дорохов", "Ежов", "Мальцев", "Рябов"];

    private static readonly string[] Ends = ["", "ский", "енко", "ин", "ев", "ук"];

    private static readonly string[] GivenNames =
        ["Иван", "Сергей", "Юрий", "Алексей", "Григорий", "Михаил", "Пётр", "Николай", "Василий", "Фёдор", "Анна",
         "Мария", "Евгений", "Яков", "Тимофей", "Захар", "Кузьма", "Лидия", "Вера", "Степан"];

    private static readonly string[] KoreanFamilies = ["김", "박", "이", "최", "정", "강", "조", "윤", "장", "임", "한", "오"];
    private static readonly string[] Syllables =
        ["철", "수", "영", "호", "민", "정", "희", "성", "진", "현", "동", "석", "광", "명", "학", "일", "남", "춘"];

    private static readonly string[] Towns = ["Ярово", "Лучки", "Дубрава", "Каменка", "Новоселье", "Заречье",
        "Ольховка"];
    private readonly Random chance = new(seed);

    /// <summary>The people, and every two records that are one person; some are written down three times.</summary>
    public (List<Person> People, HashSet<LikenessId> Doubles) Make(int people, int doubles)
    {
        var made = new List<Person>();
        var truth = new HashSet<LikenessId>();
        var same = new Dictionary<PersonId, List<PersonId>>();
        for (var i = 0; i < people - doubles; i++)
            made.Add(One(i));
        for (var i = 0; i < doubles; i++)
        {
            var first = made[chance.Next(people - doubles)];
            var again = Again(first, people - doubles + i);
            made.Add(again);
            if (!same.TryGetValue(first.Id, out var others))
                same[first.Id] = others = [first.Id];
            truth.UnionWith(others.Select(other => Likeness.Of(other, again.Id, []).Id));
            others.Add(again.Id);
        }

        return (made, truth);
    }

    private Person One(int i)
    {
        var korean = chance.NextDouble() < 0.3;
        var name = korean
            ? Pick(KoreanFamilies) + Pick(Syllables) + Pick(Syllables)
            : $"{Stem(Pick(Families)) + Pick(Ends)} {Pick(GivenNames)} {Pick(GivenNames)}ович";
        var born = new DateOnly(1890, 1, 1).AddDays(chance.Next(36_000));
        var died = born.AddDays(6_600 + chance.Next(9_000));
        return Written(i, name, $"{born:yyyy-MM-dd}", $"{died:yyyy-MM-dd}", $"{chance.Next(1, 400)} стрелковая дивизия",
            Pick(Towns) + " " + chance.Next(40));
    }

    private Person Again(Person one, int i)
    {
        var name = one.Name;
        name = chance.NextDouble() < 0.6 ? Capital(Romanise.Latin(Spaced(name))) : name;
        if (chance.NextDouble() < 0.25)
            name = Typo(name);
        if (chance.NextDouble() < 0.3 && name.Split(' ') is [var a, var b, _] && !Romanise.IsHangul(one.Name[0]))
            name = $"{a} {b}";
        var (born, died) = (Date(one.Best(FactKind.Born)!.Value), Date(one.Best(FactKind.Died)!.Value));
        var unit = chance.NextDouble() < 0.35 ? null : one.Best(FactKind.Unit)!.Value;
        var origin = chance.NextDouble() < 0.35
            ? null
            : Capital(Romanise.Latin(one.Best(FactKind.PlaceOfOrigin)!.Value));
        return Written(i, name, born, died, unit, origin);
    }

    /// <summary>As another source gives it: whole, without the day, the year only, swapped, or not at all.</summary>
    private string? Date(string day) => chance.NextDouble() switch
    {
        < 0.45 => day,
        < 0.65 => day[..7],
        < 0.82 => day[..4],
        < 0.90 => int.Parse(day[8..], null) <= 12 ? $"{day[..4]}-{day[8..]}-{day[5..7]}" : day,
        _ => null,
    };

    private static Person Written(int i, string name, string? born, string? died, string? unit, string? origin)
    {
        (FactKind, string?)[] facts =
            [(FactKind.Name, name), (FactKind.Born, born), (FactKind.Died, died), (FactKind.Unit, unit),
             (FactKind.PlaceOfOrigin, origin), (FactKind.Status, "commemorated-no-known-grave")];
        return new Person
        {
            Id = Identity.From<PersonId>($"crowd {i}"), LocalId = $"C-{i:D6}",
            Facts = [.. facts.Where(fact => fact.Item2 is not null)
                .Select(fact => Sample.Fact(fact.Item1, fact.Item2!))],
            Origin = Store.Given.Origin,
        };
    }

    private string Typo(string name)
    {
        var at = chance.Next(1, name.Length - 1);
        return chance.Next(2) == 0 ? name.Remove(at, 1) : name[..at] + name[at] + name[at..];
    }

    private static string Spaced(string name) => Romanise.IsHangul(name[0]) ? $"{name[0]} {name[1..]}" : name;

    private static string Stem(string family) => family[..^2];

    private static string Capital(string text) =>
        string.Join(' ', text.Split(' ').Select(word =>
            word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private string Pick(string[] words) => words[chance.Next(words.Length)];
}

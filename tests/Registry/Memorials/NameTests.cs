using CsCheck;
using Furrow.Registry.Memorials;

namespace Furrow.Tests.Registry.Memorials;

/// <summary>A name is found whichever of its scripts and spellings somebody types.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("김철수", "Kim Chol Su", "Kim Chol-su", "Kim Cheolsu", "Ким Чхоль Су", "Gim Cheol-su", "Kim Ch'ŏl-su")]
    [InlineData("박영호", "Park Yong-ho", "Pak Yŏngho", "Пак Ён Хо", "Bak Yeongho")]
    [InlineData("이민수", "Lee Min-su", "Ri Min Su", "Ли Мин Су", "Yi Minsu")]
    [InlineData("최정희", "Choi Jung-hee", "Choe Jeonghui", "Чхве Чон Хи")]
    [InlineData("Сергей Иванов", "Sergei Ivanov", "Sergey Ivanov", "Сергій Іванов", "Sergej Iwanow")]
    [InlineData("Сергій Іванов", "Serhiy Ivanov", "Serhii Ivanov")]
    [InlineData("Юрий Щербаков", "Yuri Shcherbakov", "Jurij Schtscherbakow", "Iurii Scherbakov", "Юрій Щербаков")]
    [InlineData("Олександра Шевченко", "Oleksandra Shevchenko", "Олександра ШЕВЧЕНКО")]
    [InlineData("Żółkiewski Łukasz", "Zholkiewski Lukasz")]
    public void Each_spelling_finds_each_other(params string[] spellings)
    {
        foreach (var stored in spellings)
        {
            var keys = NameKeys.Of(stored);
            foreach (var asked in spellings)
            {
                Assert.True(NameKeys.Questions(asked).Any(question => question.IsAnsweredBy(keys)),
                    $"'{asked}' does not find '{stored}': {string.Join(' ', keys)}");
            }
        }
    }

    [Theory]
    [InlineData("Sergei Ivanov", "Petrov")]
    [InlineData("김철수", "박")]
    [InlineData("Юрий Щербаков", "Anna")]
    public void Another_name_does_not(string stored, string asked)
    {
        var keys = NameKeys.Of(stored);
        Assert.DoesNotContain(NameKeys.Questions(asked), question => question.IsAnsweredBy(keys));
    }

    [Theory]
    [InlineData("한강", "hangang")]
    [InlineData("Київ", "kiyiv")]
    [InlineData("Łódź", "lodz")]
    [InlineData("漢江", "漢江")]
    public void Letters_become_Latin_or_stay(string text, string latin) => Assert.Equal(latin, Romanise.Latin(text));

    [Fact]
    public void Any_text_has_keys_of_bounded_length_and_finds_itself() => Gen.OneOf(
        Gen.String[Gen.Char['가', '힣'], 0, 8], Gen.String[Gen.Char['А', 'я'], 0, 30], Gen.String).Sample(text =>
        {
            var keys = NameKeys.Of(text);
            Assert.All(keys, key => Assert.InRange(key.Length, 1, 400));
            var questions = NameKeys.Questions(text);
            Assert.True(questions.Count == 0 || questions.Any(question => question.IsAnsweredBy(keys)), text);
        });
}

import { texts } from './texts.ts';

/** What is said of photos and documents that are sent or looked at. */
export const photoText = texts(
  {
    tooLarge: 'ไฟล์ใหญ่เกิน 5 MB กรุณาส่งไฟล์ที่เล็กกว่านี้',
    wrongType: 'รับเฉพาะรูป JPEG หรือ PNG และเอกสาร PDF กรุณาเลือกไฟล์อื่น',
    tooMany: 'ส่งรูปและเอกสารไว้ครบจำนวนแล้ว กรุณาส่งแบบฟอร์มที่ค้างอยู่ หรือรอ 1 วันแล้วลองใหม่',
    notFound: 'ไม่พบรูปหรือเอกสารนี้ หรือท่านไม่มีสิทธิ์ดู',
    unavailable: 'ดึงรูปนี้จาก LINE ไม่ได้แล้ว ถ้ายังต้องใช้ กรุณาส่งรูปใหม่',
    refused: {
      'not-an-image': 'ไฟล์นี้ไม่ใช่รูป JPEG หรือ PNG จึงไม่ได้เก็บไว้ กรุณาส่งใหม่',
      'too-large': 'ไฟล์นี้ใหญ่เกินไป จึงไม่ได้เก็บไว้ กรุณาส่งรูปที่เล็กกว่านี้',
      'too-many-pixels': 'รูปนี้กว้างหรือสูงเกินไป จึงไม่ได้เก็บไว้ กรุณาส่งรูปที่เล็กกว่านี้',
      damaged: 'ไฟล์นี้เสียหาย จึงไม่ได้เก็บไว้ กรุณาส่งใหม่',
    },
    erased: 'รูปหรือเอกสารนี้ถูกลบแล้ว',
    unusable: 'ไฟล์นี้ใช้ไม่ได้ อาจเสียหายหรือรูปใหญ่เกินไป กรุณาเอาออก แล้วถ่ายหรือเลือกรูปใหม่',
    photosOnly: 'ข้อนี้รับเฉพาะรูป JPEG หรือ PNG กรุณาเอาเอกสารออก แล้วถ่ายรูปแทน',
  },
  {
    tooLarge: 'The file is larger than 5 MB. Please send a smaller one.',
    wrongType: 'Only JPEG or PNG photos and PDF documents are taken. Please choose another file.',
    tooMany: 'You have sent as many photos and documents as can wait. Please send the form, or try again in a day.',
    notFound: 'There is no such photo or document, or it is not yours to see.',
    unavailable: 'LINE no longer has this photo. Please send it again if it is still needed.',
    refused: {
      'not-an-image': 'This file is no JPEG or PNG photo, so it was not kept. Please send it again.',
      'too-large': 'This file is too large, so it was not kept. Please send a smaller photo.',
      'too-many-pixels': 'This photo is too wide or too high, so it was not kept. Please send a smaller one.',
      damaged: 'This file is damaged, so it was not kept. Please send it again.',
    },
    erased: 'This photo or document has been erased.',
    unusable: 'This file cannot be used: it may be damaged or too large. Please remove it and take or choose another.',
    photosOnly: 'Only JPEG or PNG photos are taken here. Please remove the document and take a photo of it.',
  },
);

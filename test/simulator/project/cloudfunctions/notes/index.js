const cloud = require('wx-server-sdk');

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
const db = cloud.database();

exports.main = async (event) => {
  const { OPENID } = cloud.getWXContext();
  const notes = db.collection('notes');
  if (event.action === 'add') {
    const { _id } = await notes.add({ data: { _openid: OPENID, text: event.text, at: db.serverDate() } });
    return _id;
  }
  const { data } = await notes.where({ _openid: OPENID }).orderBy('at', 'desc').limit(20).get();
  return data;
};
